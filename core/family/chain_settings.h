// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// The settings of a chain that ChainEdit changes.
QJsonObject editedSettings(const arguments::ChainEdit& edit);
/// Within their limits: BAD_ARGS.
Expected<QJsonObject> checkedSettings(const arguments::ChainEdit& edit);

}  // namespace signalbox::engine
