// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSplitter>

#include "signalbox/engine.h"
#include "signalbox/explorer.h"

class QPlainTextEdit;

namespace signalbox::ui {

class Card;
class Desk;
class FactsPanel;
class ListPanel;
class TrendCard;

/// Everything stored of an object on one chain: its fields, and beside them its chart with what belongs to it, or the
/// full message of a transaction.
class ObjectView : public QSplitter {
    Q_OBJECT
public:
    explicit ObjectView(Desk* desk, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void showObject(ExplorerKind kind, const QString& key, const ExplorerChain& chain);
    void setRoom(int height);  ///< of the screen: a low one has no chart
    void setDropLevel(int level);

Q_SIGNALS:
    void goRequested(const QString& address);
    void heightChosen(qlonglong height);

private:
    void renewTrend();

    QPointer<Engine> m_engine;
    std::optional<ExplorerKind> m_kind;
    int m_room = 0;
    FactsPanel* m_facts;
    TrendCard* m_trend;
    ListPanel* m_list;
    Card* m_whole;
    QPlainTextEdit* m_wholeText;
};

}  // namespace signalbox::ui
