// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/settings_source.h"
#include "signalbox/workspace.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox::ui {

class CheckLine;

/// The catalog that the consoles of a server workspace use, and whether this console's file matches it. Hidden for
/// other workspaces.
class CatalogCard : public Card {
    Q_OBJECT
public:
    CatalogCard(Workspace* workspace, SettingsSource* source, QWidget* parent = nullptr);

    void renew();  ///< queries the database

protected:
    void showEvent(QShowEvent* event) override;

private:
    bool isShared() const;
    void tell(const CatalogStanding& standing);

    Workspace* m_workspace;
    SettingsSource* m_source;
    CheckLine* m_check;
    QPushButton* m_take;
    QPushButton* m_publish;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
