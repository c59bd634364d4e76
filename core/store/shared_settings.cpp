// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/shared_settings.h"

#include <QJsonObject>

#include "config/settings.h"
#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

/// Values by key, as an object: JSON texts of a single value are not documents for Qt.
QJsonObject stored(Transaction& transaction)
{
    return object(
        transaction.exec("SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM signalbox.settings")[0][0]);
}

}  // namespace

QJsonValue sharedSetting(Transaction& transaction, const QString& key)
{
    const config::Setting* declared = config::sharedSetting(key);
    if (!declared)
        return QJsonValue(QJsonValue::Undefined);
    const QJsonValue value = stored(transaction).value(key);
    return config::isValid(*declared, value) ? value : declared->otherwise;
}

std::vector<SettingField> sharedSettings(Transaction& transaction)
{
    const QJsonObject all = stored(transaction);
    std::vector<SettingField> fields;
    for (const config::Setting& declared : config::declaredShared()) {
        const QJsonValue value = all.value(QLatin1String(declared.key));
        const bool isSet = config::isValid(declared, value);
        fields.push_back(config::fieldOf(declared, isSet ? value : declared.otherwise, isSet));
    }
    return fields;
}

Expected<Done> setShared(Transaction& transaction, const QString& key, const QString& text)
{
    const config::Setting* declared = config::sharedSetting(key);
    if (!declared)
        return fail(ErrorKind::NotFound, "UNKNOWN_SETTING",
                    Message(QT_TRANSLATE_NOOP("Engine", "There is no setting %1.")).arg(key));
    if (text == "default"_L1) {
        transaction.exec("DELETE FROM signalbox.settings WHERE key = $1", {key});
        return Done{};
    }
    const auto value = config::valueOf(*declared, text);
    if (!value)
        return fail(value.error());
    transaction.exec(
        "INSERT INTO signalbox.settings (key, value) VALUES ($1, $2::jsonb -> 'value') ON CONFLICT (key) DO UPDATE SET "
        "value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at",
        {key, QJsonObject{{u"value"_s, *value}}});
    return Done{};
}

}  // namespace signalbox::store
