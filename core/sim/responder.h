// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>

#include "sim/faults.h"

namespace signalbox::sim {

struct RpcReply {
    int httpStatus = 200;
    QByteArray body;
};

/// The service of an endpoint: receives the body of a request and returns the body of the answer. Called in the
/// server's thread.
class Responder {
public:
    virtual ~Responder() = default;
    virtual RpcReply handle(const QByteArray& request, const SimFaults& faults) = 0;

    std::function<void(const QByteArray& method)> onMethod;
    std::function<void(const SeenLogs&)> onLogs;
};

}  // namespace signalbox::sim
