// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

namespace signalbox::ui {

/// One crosshair for all charts of a page: the chart under the pointer sets it, all of them paint it.
class CrosshairHub : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    std::optional<qint64> at() const { return m_at; }  ///< ms since epoch
    const QObject* source() const { return m_source; }
    void set(std::optional<qint64> at, const QObject* source);

Q_SIGNALS:
    void moved();

private:
    std::optional<qint64> m_at;
    const QObject* m_source = nullptr;
};

}  // namespace signalbox::ui
