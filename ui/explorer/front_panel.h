// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "signalbox/engine.h"
#include "signalbox/explorer_front.h"

class QBoxLayout;

namespace signalbox::ui {

class Desk;

class DataTable;
class FrontModel;

/// What the Explorer opens on: the newest blocks, the largest accounts and the largest pools of all Canopy chains, each
/// a link.
class FrontPanel : public QWidget {
    Q_OBJECT
public:
    explicit FrontPanel(Desk* desk, QWidget* parent = nullptr);
    void ask(Engine* engine);

Q_SIGNALS:
    void goRequested(const QString& address);
    void answered(bool any);  ///< false: there is nothing to show, or it cannot be read now

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    DataTable* add(ExplorerKind kind, const QString& title, FrontModel* model);

    Desk* m_desk;
    FrontModel *m_blocks, *m_accounts, *m_pools;
    DataTable *m_accountTable = nullptr, *m_poolTable = nullptr;
    QBoxLayout* m_row;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
