#pragma once

#include <QDateTime>
#include <QObject>
#include <QPushButton>
#include <QString>
#include <optional>

namespace signalbox::ui {

class CrosshairHub;

/// The one time range and live/pause state of the window, shared by every chart. While live, the range ends now and
/// moves on. A zoom fixes both ends until unzoom().
class TimeScope : public QObject {
    Q_OBJECT
public:
    explicit TimeScope(QObject* parent = nullptr);

    qint64 seconds() const { return m_seconds; }
    void setSeconds(qint64 seconds);  ///< length of the range; ends a zoom
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
    qint64 m_seconds = 3600;
    bool m_live = true;
    QDateTime m_pausedAt;
    std::optional<std::pair<QDateTime, QDateTime>> m_zoom;
    CrosshairHub* m_hub;
};

/// "last 1 h ▾" with its menu: 15 min, 1 h, 6 h, 24 h, 7 d, 30 d; unzoom while zoomed.
class TimeRangeControl : public QPushButton {
    Q_OBJECT
public:
    explicit TimeRangeControl(TimeScope* scope, QWidget* parent = nullptr);

private:
    void renew();
    TimeScope* m_scope;
};

/// The live toggle: pressed it says "live", else "paused".
class LiveButton : public QPushButton {
    Q_OBJECT
public:
    explicit LiveButton(TimeScope* scope, QWidget* parent = nullptr);
};

}  // namespace signalbox::ui
