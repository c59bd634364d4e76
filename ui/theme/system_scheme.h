// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QVariant>

namespace signalbox::ui {

/// The desktop's light or dark setting by the settings portal (org.freedesktop.appearance color-scheme). Without D-Bus,
/// portal or preference it follows the lightness of the platform's own palette. Asking is asynchronous: start() never
/// waits.
class SystemScheme : public QObject {
    Q_OBJECT
public:
    explicit SystemScheme(bool paletteIsDark, QObject* parent = nullptr);
    void start();
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed(bool dark);

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& value);
    const bool m_fallback;
    bool m_dark;
};

}  // namespace signalbox::ui
