// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QPushButton>
#include <QString>
#include <optional>

namespace signalbox::ui {

class CrosshairHub;

/// The one time range and live/pause state of the window, shared by every chart. While live, the range ends now and
/// moves on. A zoom fixes both ends until unzoom(). Without a choice of the operator it is the last hour, or the time
/// since the chain was added where that is short.
class TimeScope : public QObject {
    Q_OBJECT
public:
    explicit TimeScope(QObject* parent = nullptr);

    static constexpr qint64 automatic = -1, sinceAdded = 0;

    qint64 seconds() const;           ///< length of the range, without a zoom
    void setSeconds(qint64 seconds);  ///< length of the range, or sinceAdded, or automatic; ends a zoom
    qint64 choice() const { return m_choice; }
    bool isSinceAdded() const;  ///< chosen, or automatic for something young
    /// When what the charts show now (a chain, or the oldest of all) was added. Invalid: not known.
    void setAdded(const QDateTime& added);
    bool isLive() const { return m_live; }
    void setLive(bool live);
    void zoom(const QDateTime& from, const QDateTime& to);
    void unzoom();
    bool isZoomed() const { return m_zoom.has_value(); }
    QDateTime from() const;
    QDateTime to() const;
    QString text() const;  ///< "last 1 h", or "13:40 – 14:05"
    CrosshairHub* hub() const { return m_hub; }

Q_SIGNALS:
    void changed();  ///< range, zoom or live: ask for data again
    void tick();     ///< every 10 s while live and not zoomed: the range has moved

private:
    qint64 m_choice = automatic;
    QDateTime m_added;
    bool m_live = true;
    QDateTime m_pausedAt;
    std::optional<std::pair<QDateTime, QDateTime>> m_zoom;
    CrosshairHub* m_hub;
};

/// "last 1 h ▾" with its menu: 15 min, 1 h, 6 h, 24 h, 7 d, 30 d, since added; unzoom while zoomed.
class TimeRangeControl : public QPushButton {
    Q_OBJECT
public:
    explicit TimeRangeControl(TimeScope* scope, QWidget* parent = nullptr);

private:
    void renew();
    TimeScope* m_scope;
};

/// The live toggle: shows "live" when checked, else "paused".
class LiveButton : public QPushButton {
    Q_OBJECT
public:
    explicit LiveButton(TimeScope* scope, QWidget* parent = nullptr);
};

}  // namespace signalbox::ui
