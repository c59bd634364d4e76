// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>

#include "signalbox/literals.h"
#include "sim/faults.h"
#include "sim/timeline.h"
#include "sim/tokens/funding.h"

namespace signalbox::test {

/// Options of signalbox-sim about tokens, their balances and calls.
class SimTokenOptions {
public:
    QList<QCommandLineOption> all() const
    {
        return {m_kind, m_funded, m_opening, m_noArchive, m_noMulticall, m_callGas, m_days, m_holders};
    }

    /// What is wrong with the values; empty if nothing.
    QString problem(const QCommandLineParser& parser) const
    {
        for (const QString& name : parser.values(m_kind))
            if (!sim::tokenKind(name.toLatin1()))
                return u"\"%1\" is not a kind of token. Kinds: %2."_s.arg(name,
                                                                          QString::fromLatin1(sim::tokenKindNames()));
        for (const QCommandLineOption& option : {m_opening, m_callGas, m_days, m_holders}) {
            bool isNumber = false;
            if (const qint64 value = parser.value(option).toLongLong(&isNumber); !isNumber || value < 0)
                return u"--%1 requires a number."_s.arg(option.names().constFirst());
        }
        return {};
    }

    void apply(const QCommandLineParser& parser, sim::SimSpec& spec) const
    {
        if (const int days = parser.value(m_days).toInt(); days > 0)
            sim::spreadOver(spec, days);
        if (const int holders = parser.value(m_holders).toInt(); holders > 0)
            spec.holders = holders;
        const bool funded = parser.isSet(m_funded);
        spec.tokens = sim::defaultTokens(funded ? sim::enoughMinted(spec, spec.history + 100'000) : 0);
        for (const QString& name : parser.values(m_kind)) {
            sim::SimToken token = spec.tokens.front();
            token.kind = *sim::tokenKind(name.toLatin1());
            token.symbol = name.toUpper().left(4).toLatin1();
            token.name = "Simulated " + name.toLatin1();
            token.share = 1;
            spec.tokens.push_back(token);
        }
        if (const quint64 amount = parser.value(m_opening).toULongLong(); amount > 0)
            spec.openings = {{{}, {}, amount}};
        if (parser.isSet(m_noMulticall))
            spec.multicallAt = -1;
    }

    void apply(const QCommandLineParser& parser, sim::SimFaults& faults) const
    {
        faults.archive = !parser.isSet(m_noArchive);
        faults.callGas = parser.value(m_callGas).toLongLong();
    }

private:
    const QCommandLineOption m_kind{u"token-kind"_s,
                                    u"adds a token whose balances are of this kind (%1); may be repeated"_s.arg(
                                        QString::fromLatin1(sim::tokenKindNames())),
                                    u"KIND"_s};
    const QCommandLineOption m_funded{u"funded"_s, u"mints enough in block 1 that no holder is overdrawn"_s};
    const QCommandLineOption m_opening{u"opening"_s, u"balance of each holder at genesis, of no event"_s, u"AMOUNT"_s,
                                       u"0"_s};
    const QCommandLineOption m_noArchive{u"no-archive"_s, u"keeps the states of the newest 128 blocks only"_s};
    const QCommandLineOption m_noMulticall{u"no-multicall"_s, u"chains without Multicall3"_s};
    const QCommandLineOption m_callGas{
        u"call-gas"_s, u"limit of one eth_call, 30,000 for each contract call; 0: none"_s, u"GAS"_s, u"0"_s};
    const QCommandLineOption m_holders{u"holders"_s, u"of the tokens of each chain"_s, u"N"_s, u"2000"_s};
    const QCommandLineOption m_days{u"days"_s, u"spreads the blocks before the newest hour over N days"_s, u"N"_s,
                                    u"0"_s};
};

}  // namespace signalbox::test
