// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/action_config.h"
#include "actions/send_context.h"
#include "actions/telegram/message_text.h"

namespace signalbox::actions {

/// The message of an event. Errors: TEMPLATE_INVALID, MESSAGE_EMPTY.
Expected<MessageText> telegramText(const TelegramConfig& config, const Fields& fields);

SendOutcome sendTelegram(const SendContext& context, const Outgoing& outgoing, const TelegramConfig& config);

}  // namespace signalbox::actions
