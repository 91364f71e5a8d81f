#pragma once

#include <string>
#include <string_view>

/// \file
/// Names of things that are no persons, in forms that can be compared.

namespace claimgraph::extract::names {

/// The comparable form of a name that is no person's.
std::string thing_key(const std::string& label);

/// Is the name one that every country has its own thing of (*Ministry of Defence*, *Supreme Court*)? Then it identifies
/// nothing outside its document.
bool is_generic(const std::string& key);

/// The rest of a key of three words and more that begins with a country's adjective; empty of others.
std::string without_demonym(const std::string& key);

/// Is its last word one of bodies that states have (*forces*, *ministry*)?
bool is_state_body(const std::string& key);

/// Can the letters be short for the name? At least half of them begin words of it.
bool can_stand_for(std::string_view letters, const std::string& full);

/// First letters of the words, small ones (*of*, *the*) aside.
std::string initials_of(const std::string& full);

}  // namespace claimgraph::extract::names
