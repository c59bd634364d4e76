// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

#include "cosmos/lcd/lcd_client.h"
#include "cosmos/node_client.h"
#include "signalbox/literals.h"
#include "signalbox/queries.h"

namespace signalbox::cosmos {

/// One endpoint while it is probed.
struct Visit {
    ProbeReport report;
    QString expected;  ///< CAIP-2; may be empty
    rpc::EndpointSettings settings;
    std::shared_ptr<NodeClient> node;
    std::shared_ptr<LcdClient> lcd;
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    Cancellation cancellation;
    NodeStatus status;

    void pass(const char* name, const Message& text) { report.checks.push_back({QLatin1String(name), true, text, {}}); }
    void miss(const char* name, const Message& text)
    {
        report.checks.push_back({QLatin1String(name), false, text, {}});
    }
    void ruleOut(const char* name, const Error& error)
    {
        report.checks.push_back({QLatin1String(name), false, error.message, error});
        report.error = error;
    }
    /// False if it is not the expected chain, or none that can be stored: then it is ruled out.
    bool takeChain(const QString& chainId);
};

inline QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

QCoro::Task<> visitNode(Visit* visit);
QCoro::Task<> visitSocket(Visit* visit);
QCoro::Task<> visitLcd(Visit* visit);

}  // namespace signalbox::cosmos
