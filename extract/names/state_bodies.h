#pragma once

#include <string>
#include <string_view>
#include <vector>

/// \file
/// Bodies that every country has: its ministries, armed forces, government, parliament. Texts call them by country and
/// body in either order, with a capital or without, and by more than one name.

namespace claimgraph::extract::names {

/// `ministry defense country/RU` of *Russian Defence Ministry*, *Ministry of Defense of Russia*, *Russia's defence
/// ministry*; `armed forces country/UA` of *Armed Forces of Ukraine*, *Ukrainian Armed Forces* (`state_bodies` of
/// names.json); empty for other names. \param words  of the name, in comparable form
std::string state_body_key(const std::vector<std::string>& words);

/// The body that common words stand for (*army*, *military*, *forces*: `armed forces`; `actor_bodies` of names.json);
/// the words themselves where there is none.
std::string body_of_actor(std::string_view words);

}  // namespace claimgraph::extract::names
