#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QLocalServer;

namespace signalbox::window {

/// One window per workspace folder and user: a second start raises the first, hands it the address to open, and ends.
class SingleWindow : public QObject {
    Q_OBJECT
public:
    explicit SingleWindow(const QString& directory, QObject* parent = nullptr);

    /// True: another process has the window, and was asked to show it, and that address when there is one.
    bool raiseOther(const QString& address);
    void listen(std::function<void(const QString& address)> raise);

private:
    QString m_name;
    QLocalServer* m_server = nullptr;
};

}  // namespace signalbox::window
