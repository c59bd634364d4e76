// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <vector>

#include "signalbox/interval.h"
#include "signalbox/literals.h"

namespace signalbox::test {

/// Simulated chains in a process of their own, as strangers' nodes are.
class SimProcess {
public:
    struct Chain {
        QString caip2, name, url, wsUrl;
        quint64 id() const { return caip2.section(u':', 1).toULongLong(); }
        quint16 port() const { return quint16(url.section(u':', 2).section(u'/', 0, 0).toUInt()); }
        QString schema() const { return u"eip155_%1"_s.arg(id()); }
    };
    struct Fetch {  ///< one eth_getLogs that was answered
        quint64 chain = 0;
        Interval range;
        QString client;
        qint64 atMs = 0;  ///< by the steady clock of the machine
    };

    /// `options` of signalbox-sim beside the number of chains. Throws when it does not start.
    SimProcess(int chains, const QStringList& options);
    ~SimProcess();

    const std::vector<Chain>& chains() const { return m_chains; }
    void mine(int blocks);  ///< on every Canopy chain
    qint64 pid() const { return m_process.processId(); }
    void still();                ///< no chain grows any more, and nothing is slow
    std::vector<Fetch> ended();  ///< ends it and says what was fetched of it
    static qint64 steadyMs();

    /// The arguments of a chain_add command for all transfers of one of the chains, from genesis, with no
    /// confirmations.
    QByteArray addArguments(const Chain& chain) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    std::vector<Chain> m_chains;
};

}  // namespace signalbox::test
