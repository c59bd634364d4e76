// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/token_sheet.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include "models/address_text.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "tokens/balance_words.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/height_field.h"
#include "widgets/segments.h"

namespace signalbox::ui {

TokenSheet::TokenSheet(const TokenFigures& token, int mark, QWidget* window, Send send)
    : Sheet(tr("Edit token"), window, 720),
      m_token(token),
      m_symbol(new QLineEdit(token.symbol)),
      m_name(new QLineEdit(token.name)),
      m_decimals(new QLineEdit),
      m_coingecko(new QLineEdit(token.coingeckoId)),
      m_start(new HeightField(tr("First block"))),
      m_mode(new QComboBox),
      m_stable(new Switch(tr("Worth 1 USD unless it has another price"))),
      m_save(makeButton(tr("Save"), ButtonKind::Primary))
{
    setObjectName(u"tokenSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setTitle(tr("Edit token"),
             format::list({BalanceWords::symbol(token.symbol, token.contract), format::safe(token.chain)}));
    setMark(mark);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    body()->addLayout(grid);
    m_symbolCheck = addRow(grid, tr("Symbol"), m_symbol);
    m_nameCheck = addRow(grid, tr("Name"), m_name);
    m_decimalsCheck = addRow(grid, tr("Decimals"), m_decimals);
    m_modeCheck = addRow(grid, tr("Balances from"), m_mode);
    m_startCheck = addRow(grid, tr("First block"), m_start);
    m_coingeckoCheck = addRow(grid, tr("CoinGecko ID"), m_coingecko);
    m_stable->setChecked(token.stable);
    grid->addWidget(new Text(tr("Stable"), TextRole::Base, Ink::Secondary), grid->rowCount(), 0);
    grid->addWidget(m_stable, grid->rowCount() - 1, 1, 1, 2, Qt::AlignLeft);
    const TokenEntries now = TokenEntries::of(token);
    m_decimals->setText(now.decimals);
    m_start->setHeight(token.start);
    for (const char* mode : {"transfers", "rules", "call"})
        m_mode->addItem(BalanceWords::mode(QLatin1String(mode)), QString::fromLatin1(mode));
    m_mode->setCurrentIndex(std::max(0, m_mode->findData(now.mode)));
    addFootButton(m_save);
    setPrimary(m_save);
    for (QLineEdit* field : {m_symbol, m_name, m_decimals, m_coingecko})
        connect(field, &QLineEdit::textChanged, this, &TokenSheet::renew);
    connect(m_start, &QLineEdit::textChanged, this, &TokenSheet::renew);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &TokenSheet::renew);
    connect(m_stable, &QAbstractButton::toggled, this, &TokenSheet::renew);
    connect(m_save, &QPushButton::clicked, this, [this, send = std::move(send)] {
        if (const auto edit = tokenEdit(m_token, entries()))
            send({*edit, m_token.caip2, {}});
        accept();
    });
    renew();
    m_symbol->setFocus(Qt::OtherFocusReason);
}

CheckLine* TokenSheet::addRow(QGridLayout* grid, const QString& label, QWidget* field)
{
    const int row = grid->rowCount();
    auto* check = new CheckLine;
    field->setAccessibleName(label);
    field->setFixedWidth(230);
    grid->addWidget(new Text(label, TextRole::Base, Ink::Secondary), row, 0);
    grid->addWidget(field, row, 1);
    grid->addWidget(check, row, 2);
    return check;
}

TokenEntries TokenSheet::entries() const
{
    return {m_symbol->text(),
            m_name->text(),
            m_decimals->text(),
            m_coingecko->text(),
            m_mode->currentData().toString(),
            m_start->text(),
            m_stable->isChecked()};
}

void TokenSheet::renew()
{
    const TokenEntries now = entries();
    const auto say = [](QLineEdit* field, CheckLine* check, const QString& refusal, const QString& hint) {
        setFieldCheck(field, refusal.isEmpty() ? FieldCheck::None : FieldCheck::Refused);
        if (refusal.isEmpty())
            check->clear(hint);
        else
            check->set(State::Error, refusal);
    };
    const QString onChain = m_token.symbolOnChain.isEmpty() || m_token.symbolOnChain == now.symbol
                                ? QString()
                                : tr("The contract answers %1.").arg(format::safe(m_token.symbolOnChain));
    say(m_symbol, m_symbolCheck, TokenRefusals::symbol(now.symbol), onChain);
    say(m_name, m_nameCheck, TokenRefusals::name(now.name), {});
    say(m_decimals, m_decimalsCheck, TokenRefusals::decimals(now.decimals),
        now.decimals == TokenEntries::of(m_token).decimals ? QString() : tr("Only the display changes."));
    say(m_coingecko, m_coingeckoCheck, TokenRefusals::coingeckoId(now.coingeckoId),
        tr("The price feed reads the price of this ID."));
    say(m_start, m_startCheck, TokenRefusals::start(now.start),
        tr("Balances are complete if all transfers from this block are counted."));
    m_modeCheck->clear(now.mode == "call"_L1    ? tr("Each changed balance is read from the contract.")
                       : now.mode == "rules"_L1 ? tr("Transfers, and events that change balances without them.")
                                                : tr("The sum of the transfers is the balance."));
    m_save->setEnabled(tokenEdit(m_token, now).has_value());
}

}  // namespace signalbox::ui
