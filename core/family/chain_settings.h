// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "signalbox/error.h"

namespace signalbox::engine {

/// Changes by ChainEdit: the settings keys that may be changed, with their limits.
Expected<QJsonObject> editedSettings(const QJsonObject& args);

}  // namespace signalbox::engine
