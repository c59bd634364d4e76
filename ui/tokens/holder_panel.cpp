// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/holder_panel.h"

#include <QMenu>
#include <QVBoxLayout>

#include "events/open_link.h"
#include "language/engine_words.h"
#include "models/address_text.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "theme/style.h"
#include "tokens/address_field.h"
#include "tokens/balance_words.h"
#include "tokens/check_panel.h"
#include "tokens/table_export.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int mostHolders = 100;
}

HolderPanel::HolderPanel(Desk* desk, QWidget* parent)
    : QWidget(parent),
      m_tabs(new TabbedTables(tr("Holders and checks"))),
      m_table(new DataTable(desk, u"balances/holders"_s, tr("Top holders"))),
      m_checks(new CheckPanel(desk)),
      m_model(new HolderModel(desk, this)),
      m_field(new AddressField(tr("Search holder"))),
      m_check(new CheckLine),
      m_opening(new CheckLine)
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_tabs);
    m_tabs->add(m_table, tr("Top holders"));
    m_tabs->add(m_checks->table(), tr("Verification"));
    m_field->setPlaceholderText(tr("Search holder"));
    m_field->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    setControlSize(m_field, ControlSize::Card);
    m_field->setMinimumWidth(120);
    m_field->setMaximumWidth(190);
    m_table->head()->addRight(m_field);
    addExport(m_table, [this] { return u"holders-"_s + m_token.contract; });
    m_check->setContentsMargins(12, 6, 12, 6);
    m_check->hide();
    m_table->body()->insertWidget(1, m_check);
    m_opening->setContentsMargins(12, 6, 12, 6);
    m_opening->hide();
    m_table->body()->insertWidget(2, m_opening);
    m_table->setPagedModel(m_model);
    m_table->setCountLine(true);
    m_table->setEmpty(tr("No holder has a balance yet."));
    m_table->view()->setAccessibleName(tr("Top holders"));
    m_table->view()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    connect(m_table, &DataTable::activated, this, [this](int row) {
        if (const HolderRow* holder = m_model->at(row); holder && holder->between == 0)
            Q_EMIT portfolioWanted(holder->holding.holder);
    });
    connect(m_table, &DataTable::currentRowChanged, this, [this](int row) {
        const HolderRow* holder = m_model->at(row);
        if (!holder || holder->between > 0)
            return;
        askOpening(holder->holding.holder, holder->holding.complete);
        Q_EMIT holderChosen(holder->holding.holder);
    });
    connect(m_field, &AddressField::refusalChanged, this, [this](const QString& words) { say(words, true); });
    connect(m_field, &AddressField::entered, this, [this](const QString& address) {
        setHolder(address);
        Q_EMIT searchChanged(address);
    });
}

void HolderPanel::fillMenu(QMenu* menu, const QList<int>& rows)
{
    const HolderRow* row = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
    if (!row || row->between > 0)
        return;
    const auto add = [&](const QString& iconName, const QString& text, void (HolderPanel::*wanted)(const QString&)) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this,
                [this, wanted, holder = row->holding.holder] {
                    Q_EMIT(this->*wanted)
                    (holder);
                });
    };
    add(u"wallet"_s, tr("Open portfolio"), &HolderPanel::portfolioWanted);
    add(u"clock"_s, tr("Balance at block…"), &HolderPanel::atBlockWanted);
    add(u"refresh"_s, tr("Recalculate this balance…"), &HolderPanel::recalculateWanted);
    add(u"tag"_s, tr("Label…"), &HolderPanel::labelWanted);
    if (const QString url = (m_explorer.endsWith(u'/') ? m_explorer.chopped(1) : m_explorer) + u"/address/"_s +
                            checksummed(row->holding.holder);
        isOpenable(url))
        connect(menu->addAction(icon(u"external"_s), tr("Open in the block explorer…")), &QAction::triggered, this,
                [this, url] { askToOpen(url, this); });
}

void HolderPanel::setToken(const TokenFigures& token, int mark)
{
    m_model->setSupply(token.supplyRaw);
    m_model->setMark(mark);
    m_checks->setDecimals(token.decimals);
    m_holders = token.holders;
    show();
}

void HolderPanel::clear()
{
    for (LatestAnswer* answer : {&m_topAnswer, &m_foundAnswer, &m_rankAnswer, &m_openingAnswer})
        answer->drop();
    m_lookedAt.clear();
    m_opening->hide();
    m_top.clear();
    m_found.reset();
    m_holders = 0;
    m_choose = true;
    m_model->resetRows({});
    m_checks->clear();
    setHolder({});
    m_tabs->setCurrent(0);
}

void HolderPanel::setHolder(const QString& holder)
{
    if (m_field->address() != holder)
        m_field->setAddress(holder);
    if (m_searched == holder)
        return;
    m_searched = holder;
    m_found.reset();
    m_choose = true;
    say({}, false);
    show();
    askFound();
}

void HolderPanel::ask(Engine* engine, const TokenRef& token)
{
    m_engine = engine;
    m_token = token;
    BalanceQueries* balances = engine ? engine->balances() : nullptr;
    if (!balances || token.isEmpty())
        return;
    m_checks->ask(engine, token);
    m_table->setLoading(m_top.empty());
    m_topAnswer.ask(balances->top(token.caip2, token.contract, mostHolders), this,
                    [this](const Expected<std::vector<Holding>>& top) {
                        m_table->setLoading(false);
                        if (!top)
                            return m_table->setEmpty(engineWords(top.error()));
                        m_table->setEmpty(tr("No holder has a balance yet."));
                        m_top = *top;
                        show();
                        if (const HolderRow* row = m_model->at(m_table->currentRow()); row && row->between == 0)
                            askOpening(row->holding.holder, row->holding.complete);
                    });
    askFound();
}

void HolderPanel::askFound()
{
    BalanceQueries* balances = m_engine ? m_engine->balances() : nullptr;
    if (!balances || m_searched.isEmpty() || m_token.isEmpty())
        return;
    m_foundAnswer.ask(balances->current(m_token.caip2, m_token.contract, m_searched), this,
                      [this](const Expected<std::optional<Holding>>& answer) {
                          if (!answer)
                              return say(engineWords(answer.error()), true);
                          if (*answer)
                              return takeFound(**answer);
                          m_found.reset();
                          say(tr("This address has no transfer of the token in the counted blocks."), false);
                          show();
                          askOpening(m_searched, false);
                      });
}

void HolderPanel::takeFound(const Holding& holding)
{
    m_rankAnswer.ask(m_engine->balances()->rank(m_token.caip2, m_token.contract, holding.holder), this,
                     [this, holding](const Expected<std::optional<qint64>>& rank) {
                         if (holding.holder != m_searched)
                             return;
                         m_found = FoundHolder{holding, rank ? *rank : std::nullopt};
                         say({}, false);
                         show();
                     });
}

/// The balance of a holder whose history starts late is asked for when somebody looks at it.
void HolderPanel::askOpening(const QString& holder, bool complete)
{
    BalanceQueries* balances = m_engine ? m_engine->balances() : nullptr;
    if (std::exchange(m_lookedAt, holder) != holder || complete)
        m_opening->hide();
    m_openingAnswer.drop();
    if (!balances || complete || m_token.isEmpty())
        return;
    m_openingAnswer.ask(balances->askOpenings({{m_token.caip2, m_token.contract, holder}}), this,
                        [this](const Expected<std::vector<OpeningRequest>>& requests) {
                            const QString words =
                                requests ? BalanceWords::openings(*requests) : engineWords(requests.error());
                            m_opening->set(requests ? State::Backfill : State::Error, words);
                            m_opening->setVisible(!words.isEmpty());
                        });
}

void HolderPanel::show()
{
    m_model->setHolders(m_top, m_found);
    sayCount();
    if (!m_choose || m_model->rowCount() == 0 || (!m_searched.isEmpty() && !m_found))
        return;
    m_choose = false;
    m_table->selectKey(m_found ? m_found->holding.holder : m_top.front().holder);
}

void HolderPanel::sayCount()
{
    const QString all = format::number(m_holders);
    const int shown = int(std::min<size_t>(m_top.size(), 10));
    m_table->setCountText(m_top.empty() ? QString()
                          : m_found     ? tr("%n largest and 1 found, of %1", nullptr, shown).arg(all)
                                        : tr("%n largest of %1", "holders", int(m_top.size())).arg(all));
}

void HolderPanel::say(const QString& sentence, bool error)
{
    if (error && !sentence.isEmpty())
        m_check->set(State::Error, sentence);
    else
        m_check->set(sentence.isEmpty() ? State::None : State::Info, sentence);
    m_check->setVisible(!sentence.isEmpty());
}

void HolderPanel::showChecks()
{
    m_tabs->setCurrent(1);
    m_checks->table()->view()->setFocus(Qt::OtherFocusReason);
}

void HolderPanel::showHolders()
{
    m_tabs->setCurrent(0);
    m_table->view()->setFocus(Qt::OtherFocusReason);
}

void HolderPanel::setNarrow(bool narrow)
{
    m_table->setDropLevel(narrow ? 3 : 0);
    m_checks->table()->setDropLevel(narrow ? 3 : 0);
}

}  // namespace signalbox::ui
