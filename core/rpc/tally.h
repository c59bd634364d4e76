// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/call.h"

namespace signalbox::rpc {

/// The total cost of some requests.
struct Tally {
    qint64 requests = 0, bytes = 0;
    double decodeMs = 0;  ///< in this thread
    double waitMs = 0;    ///< from sending to the last byte, summed
    qint64 endpoint = 0;  ///< the one that answered last

    void add(const Served& answer)
    {
        ++requests;
        bytes += answer.bytes;
        waitMs += answer.milliseconds;
        endpoint = answer.endpoint;
    }
};

template <class T>
using Asked = tl::expected<T, Refusal>;

}  // namespace signalbox::rpc
