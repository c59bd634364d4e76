// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include "postgres/session.h"
#include "signalbox/settings.h"

/// signalbox.settings: values that all consoles of the workspace share. Declared in config/settings.h.
namespace signalbox::store {

/// The set value, or the default; undefined for a key that is not declared. A stored value that is not valid counts as
/// not set.
QJsonValue sharedSetting(Transaction& transaction, const QString& key);

std::vector<SettingField> sharedSettings(Transaction& transaction);

/// "default" restores the default. Errors: UNKNOWN_SETTING, BAD_SETTING.
Expected<Done> setShared(Transaction& transaction, const QString& key, const QString& text);

}  // namespace signalbox::store
