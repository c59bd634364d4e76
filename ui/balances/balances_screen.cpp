// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balances_screen.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "balances/holding_panel.h"
#include "balances/label_menu.h"
#include "balances/portfolio_page.h"
#include "balances/token_list.h"
#include "desk/desk.h"
#include "models/address_text.h"
#include "signalbox/engine.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "tokens/address_field.h"
#include "tokens/address_labels.h"
#include "tokens/token_actions.h"
#include "tokens/token_page.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/detail_pane.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {

constexpr int againMs = 10'000;

bool changesBalances(Verb verb)
{
    switch (verb) {
        case Verb::BalancesRecalculate:
        case Verb::BalancesRebuild:
        case Verb::BalancesVerify:
        case Verb::TokenEdit:
        case Verb::QueueRetry:
        case Verb::QueueDiscard:
            return true;
        default:
            return false;
    }
}

bool counts(Engine* engine)
{
    return engine && engine->balances() && engine->tokens();
}

}  // namespace

BalancesScreen::BalancesScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_outer(new QStackedWidget),
      m_pages(new QStackedWidget),
      m_empty(new EmptyState(u"balances"_s)),
      m_check(new CheckLine),
      m_field(new AddressField(tr("Address"))),
      m_lookUp(makeButton(tr("Look up"))),
      m_labels(new LabelMenu(context->desk)),
      m_list(new TokenList(context)),
      m_portfolio(new PortfolioPage(context)),
      m_token(new TokenPage(context))
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_outer);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_check->setContentsMargins(16, 8, 16, 0);
    m_check->hide();
    column->addWidget(m_check);
    column->addWidget(m_pages, 1);
    for (QWidget* each :
         {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_portfolio), static_cast<QWidget*>(m_token)})
        m_pages->addWidget(each);
    m_outer->addWidget(page);
    m_outer->addWidget(m_empty);
    m_clock.setInterval(againMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (!isWatched() || !this->context().time->isLive())
            return;
        if (onToken())
            m_token->askNew();
        else if (m_pages->currentWidget() == m_portfolio)
            m_portfolio->askNew();
        else
            m_list->ask();
    });
    makeHead();
    connect(m_list, &TokenList::tokenWanted, this, [this](const TokenRef& token) { showToken(token, {}); });
    connect(m_portfolio, &PortfolioPage::tokenWanted, this, &BalancesScreen::showToken);
    connect(m_token, &TokenPage::headChanged, this, [this] {
        if (onToken())
            Q_EMIT headChanged();
    });
    connect(m_token, &TokenPage::holderChanged, this, &BalancesScreen::addressChanged);
    renewEmpty();
}

void BalancesScreen::makeHead()
{
    m_field->setMinimumWidth(180);
    m_field->setFixedWidth(396);
    m_field->addAction(icon(u"wallet"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    QAction* copy = m_field->addAction(icon(u"copy"_s, Ink::Secondary), QLineEdit::TrailingPosition);
    copy->setToolTip(tr("Copy address"));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_field), static_cast<QWidget*>(m_lookUp), static_cast<QWidget*>(m_labels)}) {
        widget->setParent(this);  // until the head shows it
        widget->hide();
    }
    connect(copy, &QAction::triggered, this, [this] {
        if (!m_field->text().isEmpty())
            copyText(m_field->text().trimmed(), m_field);
    });
    connect(m_lookUp, &QPushButton::clicked, m_field, &AddressField::enter);
    connect(m_field, &AddressField::refusalChanged, this, [this](const QString& words) {
        m_check->setVisible(!words.isEmpty());
        m_check->set(words.isEmpty() ? ui::State::None : ui::State::Error, words);
    });
    connect(m_field, &AddressField::entered, this, &BalancesScreen::showHolder);
    connect(m_labels, &LabelMenu::chosen, this, &BalancesScreen::showHolder);
    connect(m_labels, &LabelMenu::labelsChanged, this, &BalancesScreen::headChanged);
}

bool BalancesScreen::onToken() const
{
    return m_pages->currentWidget() == m_token;
}

QString BalancesScreen::title() const
{
    if (onToken())
        return m_token->title();
    const QString label = addressLabel(*context().desk, m_portfolio->holder());
    return m_pages->currentWidget() == m_portfolio && !label.isEmpty()
               ? tr("Balances of %1", "label of an address").arg(format::safe(label))
               : tr("Balances");
}

QList<QWidget*> BalancesScreen::headLeft()
{
    return onToken() ? m_token->headLeft() : QList<QWidget*>();
}

QList<QWidget*> BalancesScreen::headRight()
{
    return onToken() ? m_token->headRight() : QList<QWidget*>{m_field, m_lookUp, m_labels};
}

QString BalancesScreen::breadcrumb() const
{
    return onToken() ? tr("Balances") : QString();
}

QString BalancesScreen::breadcrumbAddress() const
{
    if (!onToken())
        return {};
    return m_portfolio->holder().isEmpty() ? u"balances"_s : u"balances/"_s + m_portfolio->holder();
}

int BalancesScreen::headMark() const
{
    return onToken() ? m_token->mark() : 0;
}

void BalancesScreen::setEngine(Engine* engine)
{
    if (this->engine())
        disconnect(this->engine(), nullptr, this, nullptr);
    Screen::setEngine(engine);
    m_list->setEngine(engine);
    m_portfolio->setEngine(engine);
    m_token->setEngine(engine);
    if (engine)
        connect(engine, &Engine::commandChanged, this, &BalancesScreen::take);
    renewEmpty();
    if (isWatched())
        refresh();
}

void BalancesScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    m_list->setSnapshot(snapshot);
    m_portfolio->setSnapshot(snapshot);
    renewEmpty();
}

void BalancesScreen::renewEmpty()
{
    const bool settled =
        snapshot() && (snapshot()->engine == EngineState::Running || snapshot()->engine == EngineState::DatabaseAway);
    const bool none = settled && (!anyHas<Feature::Balances>(*snapshot()) || (engine() && !counts(engine())));
    m_empty->setText(
        tr("Token balances of EVM chains, computed from their transfers, are shown here. Add an EVM chain to begin."));
    if (context().addChain)
        m_empty->setButton(tr("Add chain"), u"plus"_s, [this] { context().addChain(); });
    m_outer->setCurrentIndex(none ? 1 : 0);
    m_lookUp->setEnabled(!none);
}

void BalancesScreen::take(const CommandStatus& status)
{
    if (isFinal(status.state) && changesBalances(status.verb) && isWatched())
        refresh();
}

void BalancesScreen::refresh()
{
    if (onToken())
        m_token->ask();
    else if (m_pages->currentWidget() == m_portfolio)
        m_portfolio->ask();
    else
        m_list->ask();
}

void BalancesScreen::watched(bool visible)
{
    if (!visible)
        return m_clock.stop();
    m_clock.start();
    refresh();
}

QWidget* BalancesScreen::findField()
{
    return onToken() ? m_token->findField() : m_field;
}

void BalancesScreen::showHolder(const QString& holder)
{
    if (m_field->address() != holder)
        m_field->setAddress(holder);
    m_labels->setAddress(holder);
    const bool changed = onToken() || m_portfolio->holder() != holder;
    m_portfolio->setHolder(holder);
    m_pages->setCurrentWidget(holder.isEmpty() ? static_cast<QWidget*>(m_list) : m_portfolio);
    if (holder.isEmpty())
        m_list->ask();
    else
        rememberAddress(*context().desk, holder);
    Q_EMIT headChanged();
    if (changed)
        Q_EMIT addressChanged();
}

void BalancesScreen::showToken(const TokenRef& token, const QString& holder)
{
    m_pages->setCurrentWidget(m_token);
    m_token->setToken(token, holder);
    Q_EMIT headChanged();
    Q_EMIT addressChanged();
}

bool BalancesScreen::open(const QString& rest)
{
    const QString path = rest.section(u'?', 0, 0), first = path.section(u'/', 0, 0), second = path.section(u'/', 1);
    if (rest.isEmpty()) {
        if (isWatched())  // else the operator comes back to what was shown
            showHolder({});
        return true;
    }
    if (second.isEmpty()) {
        const QString holder = enteredAddress(first).address;
        if (!holder.isEmpty())
            showHolder(holder);
        return !holder.isEmpty();
    }
    const QString contract = enteredAddress(second).address;
    if (contract.isEmpty() || !first.contains(u':'))
        return false;
    const QUrlQuery query(rest.section(u'?', 1));
    showToken({first, contract}, enteredAddress(query.queryItemValue(u"holder"_s, QUrl::FullyDecoded)).address);
    return true;
}

QString BalancesScreen::address() const
{
    return onToken() ? tokenAddress(m_token->token(), m_token->holder()).section(u'/', 1) : m_portfolio->holder();
}

std::vector<PaletteCommand> BalancesScreen::commands()
{
    std::vector<PaletteCommand> all;
    const auto add = [&](const QString& text, const QString& holder) {
        all.push_back({text, tr("Balances"), u"wallet"_s, [this, holder] { context().go(u"balances/"_s + holder); }});
    };
    QStringList named;
    for (const AddressLabel& label : addressLabels(*context().desk)) {
        named << label.address;
        add(tr("Balances of %1, %2", "label, address").arg(format::safe(label.label), checksummed(label.address)),
            label.address);
    }
    for (const QString& holder : lastAddresses(*context().desk))
        if (!named.contains(holder))
            add(tr("Balances of %1", "address").arg(checksummed(holder)), holder);
    if (onToken() && isWatched() && engine()) {
        all.push_back({tr("Verify the balances of this token"), tr("Balances"), u"refresh"_s,
                       [this] { m_token->actions()->verify(); }});
        all.push_back({tr("Edit this token"), tr("Balances"), u"edit"_s, [this] { m_token->actions()->edit(); }});
    }
    return all;
}

void BalancesScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_field->setFixedWidth(narrow ? 372 : 396);
    m_list->setNarrow(narrow);
    m_portfolio->setNarrow(narrow);
    m_token->setNarrow(narrow);
    Q_EMIT headChanged();
}

ScreenEntry balancesScreenEntry(std::function<Engine*()> engine)
{
    ScreenEntry entry;
    entry.id = u"balances"_s;
    entry.icon = u"balances"_s;
    entry.title = [] { return BalancesScreen::tr("Balances"); };
    entry.make = [](ScreenContext* context) { return new BalancesScreen(context); };
    // while the engine starts, the last known chains decide
    entry.shown = [engine = std::move(engine)](const WorkspaceSnapshot& snapshot) {
        Engine* running = engine ? engine() : nullptr;
        return anyHas<Feature::Balances>(snapshot) && (!running || counts(running));
    };
    return entry;
}

}  // namespace signalbox::ui
