// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "commands/command_host.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Commands executed by the chain's worker: reindexing, filling and finding gaps, rewinding. Engine thread.
class IndexingCommands {
public:
    using Then = std::function<Run::Result(const QJsonObject&)>;

    explicit IndexingCommands(CommandHost& host) : m_host(host) {}

    void reindex(Run run, ChainUnit& unit, const arguments::Reindex& wanted);
    void reindexRange(Run run, ChainUnit& unit, Interval range, Then then);  ///< `then` may change the result
    void fillGaps(Run run, ChainUnit& unit);
    void scanGaps(Run run, ChainUnit& unit);
    void rewind(Run run, ChainUnit& unit, const arguments::Rewind& wanted);
    void retryNow(Run run, ChainUnit& unit);

    void progressed(Run run, const indexing::JobProgress& job);
    void coverageChanged(const ChainUnit& unit);  ///< gaps that a command waits for may be filled now

private:
    struct Wait {
        Run run;
        QString caip2;
        chain::IntervalSet gaps;
        qint64 blocks = 0;
    };

    /// Null if the command was finished with the reason.
    indexing::ChainWorker* readyWorker(Run run, ChainUnit& unit);
    void reindexed(Run run, const Expected<indexing::JobProgress>& report, const Then& then);
    void noteKept(Run run, const indexing::JobProgress& job);

    CommandHost& m_host;
    std::map<CommandId, Wait> m_waits;
};

}  // namespace signalbox::engine
