// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probing/net_thread.h"

namespace signalbox::engine {

/// Every check of the wizard as the family asks them; if a node of another family answers, the report says so
/// (WRONG_FAMILY). `expectedCaip2` may be empty. In the thread of `net`, which outlives the task.
QCoro::Task<Expected<ProbeReport>> probeFamily(NetThread& net, EndpointDraft endpoint, QString family,
                                               QString expectedCaip2);

}  // namespace signalbox::engine
