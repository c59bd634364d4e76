// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argument_keys.h"

/// Arguments of the verbs on token balances, the queue and tokens. Addresses become lower case.
namespace signalbox {

Expected<Arguments> readBalancesRecalculate(const ArgumentKeys& keys);
Expected<Arguments> readBalancesVerify(const ArgumentKeys& keys);
Expected<Arguments> readQueueRetry(const ArgumentKeys& keys);
Expected<Arguments> readQueueDiscard(const ArgumentKeys& keys);
Expected<Arguments> readQueueConfigure(const ArgumentKeys& keys);
Expected<Arguments> readTokenEdit(const ArgumentKeys& keys);

QJsonObject write(const arguments::BalancesRecalculate& recalculate);
QJsonObject write(const arguments::BalancesVerify& verify);
QJsonObject write(const arguments::QueueRetry& retry);
QJsonObject write(const arguments::QueueDiscard& discard);
QJsonObject write(const arguments::QueueConfigure& configure);
QJsonObject write(const arguments::TokenEdit& edit);

}  // namespace signalbox
