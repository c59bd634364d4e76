#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "activity/activity_models.h"

class QPushButton;

namespace signalbox::ui {

class DataTable;
class Segments;
class WholeText;

/// What deserves attention, open ones first: acknowledge, mute for a while, go to the chain.
class AlertsTab : public QWidget {
    Q_OBJECT
public:
    explicit AlertsTab(std::function<void(const QString&)> go, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setWatched(bool watched);
    void setDropLevel(int level);
    void load();
    void acknowledge();         ///< the selected ones
    void mute(qint64 seconds);  ///< 0: muted no longer
    DataTable* table() const { return m_table; }
    AlertModel* model() const { return m_model; }
    Segments* segments() const { return m_segments; }

private:
    void showWhole();
    void send(Verb verb, const AlertRow& alert, const QJsonObject& more = {});
    void renewLevers();
    std::vector<AlertRow> selected() const;

    std::function<void(const QString&)> m_go;
    QPointer<Engine> m_engine;
    AlertModel* m_model;
    DataTable* m_table;
    Segments* m_segments;
    WholeText* m_whole;
    QPushButton* m_acknowledge;
    QPushButton* m_mute;
    QTimer m_again;  ///< alerts are counted and ended without a word to the window
    quint64 m_ticket = 0;
    qint64 m_unread = -1;
    bool m_watched = false;
};

}  // namespace signalbox::ui
