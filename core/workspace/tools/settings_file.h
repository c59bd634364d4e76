// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/settings.h"

namespace signalbox::engine {

/// settings.json of a workspace's folder, read again by each call. A running engine applies a change within seconds.
class SettingsFile : public Settings {
public:
    explicit SettingsFile(QString folder) : m_folder(std::move(folder)) {}

    Expected<std::vector<SettingField>> fields() const override;
    Expected<Done> set(const QString& key, const QString& text) override;

private:
    QString m_folder;
};

}  // namespace signalbox::engine
