#include "cli/publication.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>

#include "cli/signals.h"
#include "graph/errors.h"

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = ".claimgraph-";
constexpr std::string_view temporary_end = ".tmp", note_end = ".undo";

std::string message_of(int error) { return std::generic_category().message(error); }

std::string marked(std::string_view name, unsigned number, std::string_view end) {
    return std::string(name) + std::string(mark) + std::to_string(::getpid()) + "-" + std::to_string(number) +
           std::string(end);
}

/// The process id in the name of a temporary file or note; 0 if it is no such name.
pid_t owner_of(std::string_view name) {
    if (!name.starts_with('.') || !(name.ends_with(temporary_end) || name.ends_with(note_end))) return 0;
    const std::size_t at = name.rfind(mark);
    if (at == std::string_view::npos) return 0;
    name.remove_prefix(at + mark.size());
    pid_t owner = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), owner);
    return error == std::errc() && *end == '-' ? owner : 0;
}

void sync_folder(const std::string& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) throw Error("cannot open the folder " + folder + ": " + message_of(errno));
    const bool done = synced(descriptor);
    const int error = errno;
    ::close(descriptor);
    if (!done) throw Error("cannot sync the folder " + folder + ": " + message_of(error));
}

/// Renames, but never over a file. Returns 0 or an error number.
int rename_to_new(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // The file system does not know this: a link fails where the name is taken.
    if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? 0 : errno;
    if (errno != EPERM && errno != ENOTSUP) return errno;
    if (::access(to.c_str(), F_OK) == 0) return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

/// A step of a publication, and all that is needed to take it back.
struct Step {
    std::string path, temporary, backup;  ///< backup: where the old file is meanwhile; empty where there is none
    std::uint64_t inode = 0;              ///< of the new file
};

std::uint64_t inode_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

/// Puts back what was there before. Returns what could not be, with the reason, or nothing.
std::string undo(const Step& step) {
    const std::uint64_t there = inode_of(step.path);
    const bool appeared = there != 0 && there == step.inode;
    const bool aside = !step.backup.empty() && inode_of(step.backup) != 0;
    if (aside && (appeared || there == 0)) {
        if (::rename(step.backup.c_str(), step.path.c_str()) != 0)
            return "; " + step.path + " could not be put back (" + message_of(errno) + "), it is in " + step.backup;
    } else if (aside) {
        ::unlink(step.backup.c_str());  // the old file has not gone, or another has taken its place
    } else if (appeared && ::unlink(step.path.c_str()) != 0) {
        return "; " + step.path + " could not be taken back (" + message_of(errno) + ")";
    }
    return {};
}

std::string undo(const std::vector<Step>& steps) {
    std::string failed;
    for (const Step& step : steps) failed += undo(step);
    return failed;
}

// --- the note ------------------------------------------------------------------------------------------------------

std::string file_name(const std::string& path) { return fs::path(path).filename().string(); }

/// Of the files in one folder, by their names, wherever the next run sees it from.
std::string note_of(const std::vector<Step>& steps, const std::string& folder) {
    std::string out;
    for (const Step& step : steps)
        if (folder_of(step.path) == folder)
            for (const std::string& field :
                 {file_name(step.path), file_name(step.temporary), file_name(step.backup), std::to_string(step.inode)})
                out += field + '\0';
    return out + "end";
}

/// Nothing where the note is not complete: then nothing had been done yet.
std::vector<Step> steps_of(const std::string& note, const std::string& folder) {
    if (!note.ends_with(std::string("\0end", 4))) return {};
    std::vector<Step> out;
    std::istringstream fields(note);
    const auto read = [&](std::string& path) {
        if (!std::getline(fields, path, '\0') || path.find('/') != std::string::npos) return false;
        if (!path.empty()) path = folder + "/" + path;
        return true;
    };
    Step step;
    for (std::string inode;
         read(step.path) && read(step.temporary) && read(step.backup) && std::getline(fields, inode, '\0');
         out.push_back(step))
        std::from_chars(inode.data(), inode.data() + inode.size(), step.inode);
    return out;
}

void write_note(const std::string& path, const std::string& bytes) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) throw Error("cannot write " + path + ": " + message_of(errno));
    TemporaryFiles().add(path);
    ::flock(descriptor, LOCK_EX | LOCK_NB);  // as long as the descriptor is open: until the program ends
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const auto count = ::write(descriptor, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) throw Error("cannot write " + path + ": " + message_of(count < 0 ? errno : ENOSPC));
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    if (!synced(descriptor)) throw Error("cannot sync " + path + ": " + message_of(errno));
}

/// Calls a function for each file of a dead process, while it is locked.
template <typename Visit>
void for_each_leftover(const std::string& folder, std::string_view ending, Visit&& visit) {
    DIR* entries = ::opendir(folder.c_str());
    if (!entries) return;
    while (const dirent* entry = ::readdir(entries)) {
        const std::string_view name = entry->d_name;
        const pid_t owner = owner_of(name);
        if (owner <= 0 || !name.ends_with(ending) || ::kill(owner, 0) == 0 || errno != ESRCH) continue;
        const std::string path = folder + "/" + entry->d_name;
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (descriptor < 0) continue;
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) visit(path);
        ::close(descriptor);
    }
    ::closedir(entries);
}

}  // namespace

bool synced(int descriptor) {
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

std::string folder_of(const std::string& path) {
    std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

std::string temporary_path(const std::string& path, unsigned number) {
    return folder_of(path) + "/" + marked("." + fs::path(path).filename().string(), number, temporary_end);
}

void clear_leftovers(const std::string& folder) {
    std::set<std::string> needed;
    for_each_leftover(folder, note_end, [&](const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        const std::string note{std::istreambuf_iterator<char>(file), {}};
        const std::vector<Step> steps = steps_of(note, folder);
        if (undo(steps).empty())
            ::unlink(path.c_str());
        else
            for (const Step& step : steps) needed.insert(step.backup);
    });
    for_each_leftover(folder, temporary_end, [&](const std::string& path) {
        if (needed.count(path) == 0) ::unlink(path.c_str());
    });
}

namespace {

void must(int error, const char* what, const std::string& path) {
    if (error != 0) throw Error(std::string("cannot ") + what + " " + path + ": " + message_of(error));
}

/// Gives old files the names of their backups, where there are several in place of their own.
void keep_old_files(const std::vector<Step>& steps) {
    const bool several = steps.size() > 1;
    for (const Step& step : steps) {
        if (step.backup.empty()) continue;
        const bool linked = ::link(step.path.c_str(), step.backup.c_str()) == 0;
        // A file system without links: the old file goes at once, or, where it is alone, is replaced in one step.
        if (!linked && (errno != EPERM && errno != ENOTSUP)) must(errno, "keep the old file of", step.path);
        if (!linked && several)
            must(::rename(step.path.c_str(), step.backup.c_str()) == 0 ? 0 : errno, "put aside", step.path);
    }
    for (const Step& step : steps)
        if (several && !step.backup.empty())
            must(::unlink(step.path.c_str()) == 0 || errno == ENOENT ? 0 : errno, "put aside", step.path);
}

}  // namespace

void publish(const std::vector<Replacement>& files, bool force, unsigned number) {
    if (files.empty()) return;
    std::vector<Step> steps;
    std::set<std::string> folders;
    for (const Replacement& file : files) {
        steps.push_back({file.path, file.temporary, "", inode_of(file.temporary)});
        if (file.exists) steps.back().backup = temporary_path(file.path, number++);
        folders.insert(folder_of(file.path));
    }
    const bool several = files.size() > 1;
    std::vector<std::string> notes;
    const auto clean = [&](TemporaryFiles& temporary) {
        for (const std::string& note : notes) temporary.remove(note);
        for (const Step& step : steps) temporary.remove(step.backup);
    };
    if (several)
        for (const std::string& folder : folders) {
            notes.push_back(folder + "/" + marked("", number++, note_end));
            try {
                write_note(notes.back(), note_of(steps, folder));
            } catch (...) {
                TemporaryFiles temporary;
                clean(temporary);
                throw;
            }
        }
    TemporaryFiles temporary;
    try {
        keep_old_files(steps);
        for (const Step& step : steps) {
            const int error = force ? (::rename(step.temporary.c_str(), step.path.c_str()) == 0 ? 0 : errno)
                                    : rename_to_new(step.temporary, step.path);
            if (error == EEXIST) throw Error(step.path + " exists already; --force replaces it");
            must(error, "publish", step.path);
            temporary.forget(step.temporary);
        }
        for (const std::string& folder : folders) sync_folder(folder);
    } catch (const Error& error) {
        const std::string failed = undo(steps);
        if (failed.empty()) {
            clean(temporary);
            throw;
        }
        for (const std::string& note : notes) temporary.forget(note);  // the next run tries again
        throw Error(error.what() + failed);
    }
    clean(temporary);
}

}  // namespace claimgraph::cli
