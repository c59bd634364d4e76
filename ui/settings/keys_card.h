#pragma once

#include "settings/settings_source.h"
#include "signalbox/workspace.h"
#include "widgets/card.h"

class QComboBox;
class QPushButton;

namespace signalbox::ui {

/// Every endpoint with a test of its stored key, and where keys are kept, with a way to the other store.
class KeysCard : public Card {
    Q_OBJECT
public:
    KeysCard(Workspace* workspace, SettingsSource* source, std::function<void(const QString&)> go,
             QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void renew();

private:
    void test();
    void move();

    Workspace* m_workspace;
    SettingsSource* m_source;
    std::function<void(const QString&)> m_go;
    Engine* m_engine = nullptr;
    SnapshotPtr m_snapshot;
    QComboBox* m_endpoints;
    QPushButton* m_test;
    QPushButton* m_open;
    Text* m_where;
    QPushButton* m_move;
};

}  // namespace signalbox::ui
