#pragma once

#include <string>
#include <vector>

/// \file
/// How finished files take the place of old ones: all of them or none, also where the program is killed meanwhile.
///
/// A file is written as `.NAME.claimgraph-PID-N.tmp` in its folder, locked (flock) for as long as its owner lives. One
/// is renamed; of several, first a note of what is to be done is written (`.claimgraph-PID-0.undo`), then the old files
/// go aside, then the new ones appear, then the note goes. So there are never old files beside new ones, and from the
/// note the next run in that folder puts back what a killed one left half done. Temporary files of the dead it removes.
/// Both only where the lock can be had and no process of that number exists, so that neither containers with their own
/// process ids nor a process between opening and locking lose a file.

namespace claimgraph::cli {

/// A file that is complete and takes its place.
struct Replacement {
    std::string temporary, path;
    bool exists = false;  ///< there is an old file at the path
};

std::string folder_of(const std::string& path);
/// \param number  tells the temporary files of one process apart
std::string temporary_path(const std::string& path, unsigned number);

/// Undoes and removes what runs that were killed have left in a folder. What cannot be removed is left: it is in
/// nobody's way.
void clear_leftovers(const std::string& folder);

/// fsync where the file system has it: pipes and some folders have not.
bool synced(int descriptor);

/// \param force   files that have appeared at a path meanwhile are replaced, too
/// \param number  of the first temporary file that is not in use
/// \throws Error; then everything is as before, or the message says what could not be put back, and where it is
void publish(const std::vector<Replacement>& files, bool force, unsigned number);

}  // namespace claimgraph::cli
