// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sim/receivers/http_listener.h"

/// What each receiver answers; pure, apart from the call that is reported.
namespace signalbox::sim {

ReceiverReply telegramAnswer(const ReceivedRequest& request, const QByteArray& token, qint64 messageId);
ReceiverReply hookAnswer(const ReceivedRequest& request);
ReceiverReply pagerAnswer();

/// Streamable HTTP with the tool verify_agent, and below /agents/ the registration files that name this server.
ReceiverReply mcpAnswer(const ReceivedRequest& request, const QByteArray& url, const std::function<void()>& called);

}  // namespace signalbox::sim
