// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <vector>

#include "signalbox/interval.h"
#include "signalbox/literals.h"

namespace signalbox::test {

/// Simulated chains in a separate process, like real nodes.
class SimProcess {
public:
    struct Chain {
        QString caip2, name, url, wsUrl;
        quint64 id() const { return caip2.section(u':', 1).toULongLong(); }
        quint16 port() const { return quint16(url.section(u':', 2).section(u'/', 0, 0).toUInt()); }
        QString schema() const { return u"eip155_%1"_s.arg(id()); }
    };
    struct Fetch {  ///< one answered eth_getLogs
        quint64 chain = 0;
        Interval range;
        QString client;
        qint64 atMs = 0;  ///< by the steady clock of the machine
    };

    /// `options` of signalbox-sim besides the number of chains. Throws if it does not start.
    SimProcess(int chains, const QStringList& options);
    ~SimProcess();

    const std::vector<Chain>& chains() const { return m_chains; }
    void mine(int blocks);  ///< on every Canopy chain
    qint64 pid() const { return m_process.processId(); }
    void still();                ///< stops all chains from growing, and all slow answers
    std::vector<Fetch> ended();  ///< ends it and returns the requests that it answered
    static qint64 steadyMs();

    /// The arguments of a chain_add command for all transfers of one of the chains, from genesis, without
    /// confirmations.
    QByteArray addArguments(const Chain& chain) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    std::vector<Chain> m_chains;
};

}  // namespace signalbox::test
