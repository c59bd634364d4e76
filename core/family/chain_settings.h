// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Changes by ChainEdit: the settings keys that may be changed, with their limits.
Expected<QJsonObject> editedSettings(const QJsonObject& args);
QJsonObject editedSettings(const arguments::ChainEdit& edit);

}  // namespace signalbox::engine
