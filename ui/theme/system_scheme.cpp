// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/system_scheme.h"
#include "signalbox/literals.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace signalbox::ui {

namespace {
const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString interface = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString scheme = u"color-scheme"_s;
}  // namespace

SystemScheme::SystemScheme(bool paletteIsDark, QObject* parent)
    : QObject(parent), m_fallback(paletteIsDark), m_dark(paletteIsDark)
{
}

void SystemScheme::start()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    call << appearance << scheme;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 3000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            take(reply.value().variant());
        done->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == appearance && key == scheme)
        take(value.variant());
}

void SystemScheme::take(const QVariant& value)
{
    QVariant plain = value;
    while (plain.canConvert<QDBusVariant>() && plain.metaType() == QMetaType::fromType<QDBusVariant>())
        plain = plain.value<QDBusVariant>().variant();
    const uint preference = plain.toUInt();  // 0: none, 1: dark, 2: light
    const bool dark = preference == 1 ? true : preference == 2 ? false : m_fallback;
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed(dark);
}

}  // namespace signalbox::ui
