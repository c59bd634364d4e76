// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen.h"
#include "shell/settings_source.h"
#include "signalbox/workspace.h"
#include "widgets/card.h"

class QComboBox;
class QPushButton;

namespace signalbox::ui {

/// All endpoints with a test of their stored API keys, and the secret store with actions to move to the other store, to
/// unlock it and, on a server, to share the keys.
class KeysCard : public Card {
    Q_OBJECT
public:
    KeysCard(Workspace* workspace, SettingsSource* source, const ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void renew();

private:
    void test();
    void move();
    void share();

    Workspace* m_workspace;
    SettingsSource* m_source;
    const ScreenContext* m_context;
    Engine* m_engine = nullptr;
    SnapshotPtr m_snapshot;
    QComboBox* m_endpoints;
    QPushButton* m_test;
    QPushButton* m_open;
    Text* m_where;
    QPushButton* m_unlock;
    QPushButton* m_move;
    QPushButton* m_share;
};

}  // namespace signalbox::ui
