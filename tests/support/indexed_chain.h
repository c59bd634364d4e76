// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "support/anvil_node.h"
#include "support/process.h"
#include "support/truth.h"

namespace signalbox::test {

/// A workspace with one chain, added by the command line, and the checks that tests make on it.
class IndexedChain {
public:
    /// `arguments`: those after `chain add eip155` (endpoints with --rpc, tokens, …). Throws with the command's text if
    /// it is refused.
    explicit IndexedChain(const QStringList& arguments, int confirmations = 0);
    /// Another chain in an existing workspace; one run serves all of them.
    IndexedChain(std::shared_ptr<CliWorkspace> workspace, const QStringList& arguments, int confirmations = 0);

    CliWorkspace& workspace() { return *m_workspace; }
    Database& database() { return m_workspace->database(); }
    const QString& caip2() const { return m_caip2; }
    const QString& schema() const { return m_schema; }
    quint64 chainId() const { return m_caip2.section(u':', 1).toULongLong(); }

    CliResult syncOnce(int timeoutMs = 120'000);         ///< run --until-synced
    void startRun(const QStringList& environment = {});  ///< run, in the background
    bool stopRun();
    QProcess& process() { return *m_process; }
    QJsonObject status();    ///< of the chain, by `status`
    QJsonObject snapshot();  ///< the same as the engine stored it last

    /// Highest block up to which the stream is complete from `from` on; −1 if none.
    Height indexed(const QString& stream = u"headers"_s, Height from = 0);
    bool waitIndexed(Height height, int milliseconds = 30'000);
    /// Empty if the tables equal the truth; during a run, waits for this until the timeout.
    QString compare(const std::function<Truth()>& truth, int milliseconds = 0);
    QString log();  ///< the chain's snapshot and the newest lines of the engine's log, for the message of a failure
    QString coverageFault();  ///< empty if the coverage of headers equals the rows of the table

private:
    std::shared_ptr<CliWorkspace> m_workspace;
    QString m_caip2, m_schema;
    std::unique_ptr<QProcess> m_process;
};

}  // namespace signalbox::test
