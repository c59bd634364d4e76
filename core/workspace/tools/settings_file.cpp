// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/settings_file.h"

#include "config/settings.h"

namespace signalbox::engine {

Expected<std::vector<SettingField>> SettingsFile::fields() const
{
    const auto settings = config::Settings::load(m_folder);
    if (!settings)
        return fail(settings.error());
    std::vector<SettingField> all;
    for (const config::Setting& declared : config::declared()) {
        const QString key = QLatin1String(declared.key);
        all.push_back(config::fieldOf(declared, settings->value(key), settings->isSet(key)));
    }
    return all;
}

Expected<Done> SettingsFile::set(const QString& key, const QString& text)
{
    auto settings = config::Settings::load(m_folder);
    if (!settings)
        return fail(settings.error());
    if (const auto done = settings->set(key, text); !done)
        return done;
    return settings->save();
}

}  // namespace signalbox::engine
