// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/queries.h"
#include "signalbox/sql_console.h"

namespace signalbox {

/// Reads a workspace's tables without its engine. Created and used in one thread that runs an event loop.
class SqlTools {
public:
    virtual ~SqlTools() = default;
    virtual SqlConsole& console() = 0;
    /// A saved query with its chain filled in: the chain of that ID or name, or the first of its family. Blocking.
    /// QUERY_UNKNOWN, CHAIN_UNKNOWN.
    virtual Expected<QString> savedText(const QString& id, const QString& chain) = 0;
    /// Called for each change of an export that console() starts, in the thread of this object.
    virtual void watchExports(std::function<void(const JobStatus&)> changed) = 0;
    virtual Expected<Done> check(const QString& text) const = 0;  ///< the errors that run() reports before any request
};

}  // namespace signalbox
