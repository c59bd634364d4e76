// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/price_sheet.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "desk/desk.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "tables/data_table.h"
#include "theme/style.h"
#include "tokens/balance_words.h"
#include "tokens/check_models.h"
#include "tokens/feed_sheet.h"
#include "tokens/token_edit.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

PriceSheet::PriceSheet(Engine* engine, Desk* desk, const TokenFigures& token, int mark, QWidget* window)
    : Sheet(tr("Prices"), window, 640),
      m_engine(engine),
      m_token(token),
      m_table(new DataTable(desk, u"balances/prices"_s, tr("Price table"))),
      m_model(new PriceModel(this)),
      m_price(new QLineEdit),
      m_now(new QCheckBox(tr("From now"))),
      m_time(new QDateTimeEdit(shownTime(QDateTime::currentDateTimeUtc()))),
      m_enter(makeButton(tr("Set price"))),
      m_check(new CheckLine),
      m_result(new CheckLine)
{
    setObjectName(u"priceSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const QString symbol = BalanceWords::symbol(token.symbol, token.contract);
    setTitle(tr("Prices of %1", "token").arg(symbol), format::safe(token.chain));
    setMark(mark);
    auto* words = new Text(tr("The newest price before a day's end values its balances. Without one, a token with the "
                              "stable flag is worth "
                              "1 USD, and others are not counted."),
                           TextRole::Base, Ink::Secondary);
    words->setWordWrap(true);
    body()->addWidget(words);
    body()->addWidget(makeEntry());
    body()->addWidget(m_check);
    m_table->setPagedModel(m_model);
    m_table->setMinimumHeight(190);
    m_table->setEmpty(tr("No price is stored for this token."));
    body()->addWidget(m_table, 1);
    body()->addWidget(makeActions());
    body()->addWidget(m_result);
    setFootNote(tr("A file has a head line: chain, contract, price and, if wanted, time."));
    setCancelText(tr("Close"));
    check();
    ask();
    m_price->setFocus(Qt::OtherFocusReason);
}

QWidget* PriceSheet::makeEntry()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_price->setAccessibleName(tr("Price in USD"));
    m_price->setPlaceholderText(tr("Price in USD"));
    m_price->setFixedWidth(150);
    m_now->setAccessibleName(m_now->text());
    m_now->setChecked(true);
    m_time->setAccessibleName(tr("Valid from"));
    m_time->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_time->setTimeSpec(shownSpec());
    row->addWidget(m_price);
    row->addWidget(m_now);
    row->addWidget(m_time);
    row->addStretch(1);
    row->addWidget(m_enter);
    connect(m_price, &QLineEdit::textChanged, this, &PriceSheet::check);
    connect(m_price, &QLineEdit::returnPressed, this, &PriceSheet::enter);
    connect(m_now, &QCheckBox::toggled, this, &PriceSheet::check);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &PriceSheet::check);
    connect(m_enter, &QPushButton::clicked, this, &PriceSheet::enter);
    return box;
}

QWidget* PriceSheet::makeActions()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* file = makeButton(tr("Import CSV…"), ButtonKind::Normal, u"file"_s, ControlSize::Card);
    auto* removal = makeButton(tr("Remove"), ButtonKind::Normal, u"trash"_s, ControlSize::Card);
    auto* menu = new QMenu(removal);
    const std::pair<QString, QString> sources[] = {{u"manual"_s, tr("Entered prices")},
                                                   {u"csv"_s, tr("Imported prices")},
                                                   {u"coingecko"_s, tr("Prices of the feed")},
                                                   {QString(), tr("All prices of this token")}};
    for (const auto& [source, text] : sources)
        connect(menu->addAction(text), &QAction::triggered, this, [this, id = source] { remove(id); });
    removal->setMenu(menu);
    auto* feed = makeButton(tr("Price feed…"), ButtonKind::Normal, {}, ControlSize::Card);
    row->addWidget(file);
    row->addWidget(removal);
    row->addStretch(1);
    row->addWidget(feed);
    connect(feed, &QPushButton::clicked, this, [this] { (new FeedSheet(m_engine, this))->open(); });
    connect(file, &QPushButton::clicked, this, &PriceSheet::browse);
    return box;
}

void PriceSheet::ask()
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens)
        return;
    m_table->setLoading(m_model->rowCount() == 0);
    m_answer.ask(
        tokens->prices(m_token.caip2, m_token.contract), this, [this](const Expected<std::vector<PriceRow>>& rows) {
            m_table->setLoading(false);
            if (!rows)
                return m_table->setEmpty(engineWords(rows.error()));
            std::vector<PriceRow> sorted = *rows;
            std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
            m_model->setRows(std::move(sorted));
        });
}

void PriceSheet::check()
{
    m_time->setEnabled(!m_now->isChecked());
    const bool future = !m_now->isChecked() && m_time->dateTime() > QDateTime::currentDateTimeUtc();
    const QString refusal = m_price->text().isEmpty() ? QString() : TokenRefusals::price(m_price->text());
    setFieldCheck(m_price, refusal.isEmpty() ? FieldCheck::None : FieldCheck::Refused);
    if (!refusal.isEmpty())
        m_check->set(State::Error, refusal);
    else if (future)
        m_check->set(State::Error, tr("The time is in the future. Enter an earlier one."));
    else
        m_check->clear();
    m_enter->setEnabled(!m_price->text().isEmpty() && refusal.isEmpty() && !future);
}

void PriceSheet::done(State state, const QString& words)
{
    m_result->set(state, words);
    ask();
    Q_EMIT changed();
}

void PriceSheet::enter()
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens || !m_enter->isEnabled())
        return;
    const QDateTime at = m_now->isChecked() ? QDateTime() : m_time->dateTime().toUTC();
    whenAnswered(tokens->setPrice(m_token.caip2, m_token.contract, m_price->text().trimmed(), at), this,
                 [this](const Expected<Done>& answer) {
                     if (!answer)
                         return m_result->set(State::Error, engineWords(answer.error()));
                     m_price->clear();
                     done(State::True, tr("The price is stored."));
                 });
}

void PriceSheet::browse()
{
    auto* dialog = new QFileDialog(this, tr("Import prices"), QString(), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PriceSheet::importFile);
    dialog->open();
}

void PriceSheet::importFile(const QString& file)
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens)
        return;
    m_result->setChecking(tr("Importing"));
    whenAnswered(tokens->importPrices(file), this, [this](const Expected<PriceImport>& answer) {
        if (!answer)
            return m_result->set(State::Error, tr("Nothing was stored."), engineWords(answer.error()));
        done(State::True,
             tr("%1 prices read, %2 stored, %3 unchanged.", nullptr, format::plural(answer->rows))
                 .arg(format::number(answer->rows), format::number(answer->stored), format::number(answer->unchanged)));
    });
}

void PriceSheet::remove(const QString& source)
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens)
        return;
    whenAnswered(tokens->removePrices(m_token.caip2, m_token.contract, source), this,
                 [this](const Expected<qint64>& answer) {
                     if (!answer)
                         return m_result->set(State::Error, engineWords(answer.error()));
                     done(State::True, tr("%n prices removed.", nullptr, format::plural(*answer)));
                 });
}

}  // namespace signalbox::ui
