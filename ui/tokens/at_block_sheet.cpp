// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/at_block_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/address_text.h"
#include "theme/style.h"
#include "tokens/balance_words.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/height_field.h"

namespace signalbox::ui {

EnteredMoment enteredMoment(const QString& text, const QDate& today)
{
    const QString entered = text.trimmed();
    if (entered.isEmpty())
        return {};
    if (const auto height = heightFromText(entered); height && *height >= 0)
        return {QString::number(*height), {}};
    const QDate date = QDate::fromString(entered, Qt::ISODate);
    if (!date.isValid() || entered.size() != 10)
        return {{}, AtBlockSheet::tr("Enter a block number, or a date such as 2026-09-17.")};
    if (date >= today)
        return {{}, AtBlockSheet::tr("This day is not over in UTC. Enter an earlier one.")};
    return {entered, {}};
}

AtBlockSheet::AtBlockSheet(Engine* engine, const TokenRef& token, const QString& symbol, const QString& holder,
                           QWidget* window)
    : Sheet(tr("Balance at a block"), window, 520),
      m_engine(engine),
      m_token(token),
      m_symbol(symbol),
      m_holder(holder),
      m_field(new QLineEdit),
      m_check(new CheckLine),
      m_balance(new DetailRow(tr("Balance"))),
      m_value(new DetailRow(tr("Value"))),
      m_block(new DetailRow(tr("Last change before it"))),
      m_show(makeButton(tr("Show"), ButtonKind::Primary))
{
    setObjectName(u"atBlockSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setTitle(tr("Balance at a block"), format::list({symbol, shortHolder(holder)}));
    m_field->setAccessibleName(tr("Block or date"));
    m_field->setPlaceholderText(tr("Block number, or a date (its end in UTC)"));
    body()->addWidget(m_field);
    body()->addWidget(m_check);
    for (DetailRow* row : {m_balance, m_value, m_block}) {
        row->setCopyable(false);
        body()->addWidget(row);
        row->setValue(format::none());
    }
    setCancelText(tr("Close"));
    addFootButton(m_show);
    setPrimary(m_show);
    connect(m_field, &QLineEdit::textChanged, this, &AtBlockSheet::check);
    connect(m_show, &QPushButton::clicked, this, &AtBlockSheet::ask);
    check();
    m_field->setFocus(Qt::OtherFocusReason);
}

void AtBlockSheet::check()
{
    const EnteredMoment moment = enteredMoment(m_field->text(), QDateTime::currentDateTimeUtc().date());
    m_show->setEnabled(!moment.at.isEmpty());
    // a date is refused once it is typed
    const bool typing = m_field->text().trimmed().size() < 10 && !moment.refusal.isEmpty();
    setFieldCheck(m_field, moment.refusal.isEmpty() || typing ? FieldCheck::None : FieldCheck::Refused);
    if (moment.refusal.isEmpty() || typing)
        m_check->clear(moment.refusal);
    else
        m_check->set(State::Error, moment.refusal);
}

void AtBlockSheet::ask()
{
    BalanceQueries* balances = m_engine ? m_engine->balances() : nullptr;
    const EnteredMoment moment = enteredMoment(m_field->text(), QDateTime::currentDateTimeUtc().date());
    if (!balances || moment.at.isEmpty())
        return;
    m_check->setChecking(tr("Reading"));
    m_answer.ask(balances->past(m_token.caip2, m_token.contract, m_holder, moment.at), this,
                 [this](const Expected<Holding>& answer) { show(answer); });
}

void AtBlockSheet::show(const Expected<Holding>& answer)
{
    if (!answer) {
        m_check->set(State::Error, engineWords(answer.error()));
        for (DetailRow* row : {m_balance, m_value, m_block})
            row->setValue(format::none());
        return;
    }
    if (answer->complete)
        m_check->clear();
    else
        m_check->set(State::Slow, tr("Not all transfers up to this block are counted."));
    m_balance->setValue(u"%1 %2"_s.arg(BalanceWords::amount(answer->raw, answer->decimals), m_symbol), answer->shown);
    m_balance->setCopyable(true);
    m_value->setValue(answer->usd ? BalanceWords::usd(*answer->usd) : tr("no price"));
    m_block->setValue(answer->at ? format::number(*answer->at) : format::none());
}

}  // namespace signalbox::ui
