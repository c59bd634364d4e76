// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/settings_file.h"

#include "config/settings.h"

namespace signalbox::engine {

namespace {

SettingField::Kind kindOf(config::Setting::Type type)
{
    switch (type) {
        case config::Setting::Type::Number:
            return SettingField::Kind::Number;
        case config::Setting::Type::Flag:
            return SettingField::Kind::Flag;
        case config::Setting::Type::Word:
            return SettingField::Kind::Word;
    }
    return SettingField::Kind::Word;
}

}  // namespace

Expected<std::vector<SettingField>> SettingsFile::fields() const
{
    const auto settings = config::Settings::load(m_folder);
    if (!settings)
        return fail(settings.error());
    std::vector<SettingField> all;
    for (const config::Setting& declared : config::declared()) {
        SettingField field;
        field.key = QLatin1String(declared.key);
        field.kind = kindOf(declared.type);
        field.value = settings->value(field.key);
        field.otherwise = declared.otherwise;
        field.set = settings->isSet(field.key);
        field.least = declared.least;
        field.most = declared.most;
        field.words = QString::fromLatin1(declared.words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        field.sentence = Message(declared.sentence);
        field.restart = declared.restart;
        all.push_back(std::move(field));
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
