#pragma once

#include <QObject>

namespace signalbox::window {

/// Hears from the system (logind) that the machine goes to sleep and wakes. Where there is no system bus nothing is
/// heard: the engine sees a sleep by its clocks, too.
class SleepWatch : public QObject {
    Q_OBJECT
public:
    explicit SleepWatch(QObject* parent = nullptr);
    bool isConnected() const { return m_connected; }

public Q_SLOTS:
    void prepareForSleep(bool before);

Q_SIGNALS:
    void sleeping();
    void woke();

private:
    bool m_connected = false;
};

}  // namespace signalbox::window
