// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <map>
#include <vector>

#include "signalbox/snapshot.h"

namespace signalbox::indexing {

/// What is wrong now, one entry per source, worst first.
class Failures {
public:
    enum class Source { Lease, Reorg, Disk, Database, Start, Head, Follow, Commit, Range, Derived };  ///< worst first

    /// True when the failure is new or has another cause than before.
    bool raise(Source source, const Error& error, const QDateTime& nextTry);
    bool clear(Source source);  ///< true when there was one
    bool has(Source source) const { return m_items.contains(source); }
    const Failure* find(Source source) const;
    std::optional<Failure> worst() const;
    std::vector<Failure> all() const;

private:
    std::map<Source, Failure> m_items;
};

}  // namespace signalbox::indexing
