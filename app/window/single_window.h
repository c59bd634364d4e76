#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QLocalServer;

namespace signalbox::window {

/// One window per workspace folder and user: a second start raises the first and ends.
class SingleWindow : public QObject {
    Q_OBJECT
public:
    explicit SingleWindow(const QString& directory, QObject* parent = nullptr);

    bool raiseOther();  ///< true: another process has the window, and was asked to show it
    void listen(std::function<void()> raise);

private:
    QString m_name;
    QLocalServer* m_server = nullptr;
};

}  // namespace signalbox::window
