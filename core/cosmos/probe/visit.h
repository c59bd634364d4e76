// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/lcd/lcd_client.h"
#include "cosmos/node_client.h"
#include "family/probe/report_writer.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

/// One endpoint while it is probed.
struct Visit : engine::ReportWriter {
    rpc::EndpointSettings settings;
    std::shared_ptr<NodeClient> node;
    std::shared_ptr<LcdClient> lcd;
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    Cancellation cancellation;
    NodeStatus status;

    /// False if it is not the expected chain, or none that can be stored: then it is ruled out.
    bool takeChainId(const QString& chainId);
};

using engine::grouped;

QCoro::Task<> visitNode(Visit* visit);
QCoro::Task<> visitSocket(Visit* visit);
QCoro::Task<> visitLcd(Visit* visit);

}  // namespace signalbox::cosmos
