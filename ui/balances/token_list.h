// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "tokens/token_ref.h"

class QMenu;

namespace signalbox::ui {

class DataTable;
class MessageStack;
class TokenModel;
struct ScreenContext;

/// The tokens of the workspace: shown before an address is looked up.
class TokenList : public QWidget {
    Q_OBJECT
public:
    explicit TokenList(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void ask();
    void setNarrow(bool narrow);
    DataTable* table() const { return m_table; }

Q_SIGNALS:
    void tokenWanted(const signalbox::ui::TokenRef& token);

private:
    void fillMenu(QMenu* menu, const QList<int>& rows);

    ScreenContext* m_context;
    MessageStack* m_bars;
    DataTable* m_table;
    TokenModel* m_model;
    QPointer<Engine> m_engine;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
