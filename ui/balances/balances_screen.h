// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "shell/screen_registry.h"
#include "tokens/token_ref.h"

class QPushButton;
class QStackedWidget;

namespace signalbox::ui {

class AddressField;
class CheckLine;
class EmptyState;
class LabelMenu;
class PortfolioPage;
class TokenList;
class TokenPage;

/// Balances of EVM chains. Addresses: "balances" (the tokens), "balances/0x…" (what an address has),
/// "balances/eip155:1/0x…?holder=0x…" (a token).
class BalancesScreen : public Screen {
    Q_OBJECT
public:
    explicit BalancesScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    QList<QWidget*> headRight() override;
    QString breadcrumb() const override;
    QString breadcrumbAddress() const override;
    int headMark() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    void watched(bool visible) override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void setNarrow(bool narrow) override;

    TokenPage* tokenPage() const { return m_token; }
    PortfolioPage* portfolio() const { return m_portfolio; }

private:
    void makeHead();
    bool onToken() const;
    void showHolder(const QString& holder);  ///< empty: the list of tokens
    void showToken(const TokenRef& token, const QString& holder);
    void take(const CommandStatus& status);
    void renewEmpty();

    QStackedWidget* m_outer;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    CheckLine* m_check;
    AddressField* m_field;
    QPushButton* m_lookUp;
    LabelMenu* m_labels;
    TokenList* m_list;
    PortfolioPage* m_portfolio;
    TokenPage* m_token;
    QTimer m_clock;
};

/// Shown if the workspace has a chain with transfers, and its engine counts balances. `engine`: null while there is
/// none.
ScreenEntry balancesScreenEntry(std::function<Engine*()> engine = {});

}  // namespace signalbox::ui
