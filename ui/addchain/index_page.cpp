// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/index_page.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include "addchain/start_words.h"
#include "addchain/token_reader.h"
#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/elided_check.h"
#include "widgets/format.h"
#include "widgets/plain_tip.h"
#include "widgets/text.h"

namespace signalbox::ui {

IndexPage::IndexPage(WizardContext& context, QWidget* parent)
    : WizardPage(context, parent),
      m_reader(new TokenReader(
          [this](const QString& address) {
              if (m_context.engine)
                  return m_context.engine->token(m_context.plan.draft(), address);
              return QtFuture::makeReadyFuture<Expected<TokenInfo>>(
                  fail(ErrorKind::Unavailable, "ENGINE_AWAY",
                       Message(tr("The engine is not running, so the token cannot be read."))));
          },
          this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 12);
    column->setSpacing(16);
    column->addWidget(makeRegistries());
    column->addWidget(makeTransfers());
    column->addStretch(1);
    connect(m_reader, &TokenReader::changed, this, &IndexPage::showState);
}

QWidget* IndexPage::makeRegistries()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_registries = new QCheckBox(tr("ERC-8004 registry events"));
    m_registries->setFont(ui::font(TextRole::Section));
    layout->addWidget(m_registries);
    m_addressBox = new QWidget;
    auto* grid = new QGridLayout(m_addressBox);
    grid->setContentsMargins(24, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    const struct {
        QString label;
        QString ChainPlan::*where;
    } rows[] = {{tr("Identity registry"), &ChainPlan::identity},
                {tr("Reputation registry"), &ChainPlan::reputation},
                {tr("Validation registry"), &ChainPlan::validation}};
    for (const auto& row : rows) {
        auto* field = new QLineEdit;
        field->setFont(ui::font(TextRole::Mono));
        field->setAccessibleName(row.label);
        field->setPlaceholderText(tr("none known; or enter an address"));
        auto* note = new Text({}, TextRole::Small, Ink::Error);
        note->setWordWrap(true);
        const int at = grid->rowCount();
        grid->addWidget(new Text(row.label, TextRole::Base, Ink::Secondary), at, 0);
        grid->addWidget(field, at, 1);
        grid->addWidget(note, at, 2);
        m_addresses.push_back({field, note, row.where});
        connect(field, &QLineEdit::textEdited, this, [this, where = row.where](const QString& text) {
            m_context.plan.*where = text.trimmed();
            showState();
        });
    }
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    layout->addWidget(m_addressBox);
    connect(m_registries, &QCheckBox::toggled, this, [this](bool on) {
        m_context.plan.registries = on;
        showState();
    });
    return box;
}

QWidget* IndexPage::makeTransfers()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new Text(tr("ERC-20 token transfers"), TextRole::Section));
    m_chosen = new QRadioButton(tr("These tokens only"));
    m_all = new QRadioButton(tr("All tokens on the network"));
    auto* group = new QButtonGroup(this);
    group->addButton(m_chosen);
    group->addButton(m_all);
    layout->addWidget(m_chosen, 0, Qt::AlignLeft);

    m_tokenBox = new QWidget;
    auto* column = new QVBoxLayout(m_tokenBox);
    column->setContentsMargins(24, 0, 0, 0);
    column->setSpacing(6);
    m_tokens = new QVBoxLayout;
    m_tokens->setSpacing(4);
    column->addLayout(m_tokens);
    auto* add = new QHBoxLayout;
    add->setSpacing(8);
    m_newToken = new QLineEdit;
    m_newToken->setFont(ui::font(TextRole::Mono));
    m_newToken->setPlaceholderText(tr("0x… address of another token"));
    m_newToken->setAccessibleName(tr("Address of another token"));
    m_addToken = makeButton(tr("Add token"), ButtonKind::Normal, u"plus"_s);
    m_newTokenNote = new CheckLine;
    add->addWidget(m_newToken, 3);
    add->addWidget(m_addToken);
    add->addWidget(m_newTokenNote, 2);
    column->addLayout(add);
    layout->addWidget(m_tokenBox);
    layout->addWidget(m_all, 0, Qt::AlignLeft);
    auto* warning = new Text(tr("This can be a hundred times as much data. The next page shows the cost."),
                             TextRole::Small, Ink::Secondary);
    warning->setContentsMargins(24, 0, 0, 0);
    layout->addWidget(warning);
    m_price = new Text({}, TextRole::Small, Ink::Secondary);
    m_price->setWordWrap(true);
    layout->addWidget(m_price);

    connect(m_newToken, &QLineEdit::textChanged, m_reader, &TokenReader::setText);
    connect(m_addToken, &QPushButton::clicked, this, &IndexPage::addToken);
    connect(m_all, &QRadioButton::toggled, this, [this](bool all) {
        m_context.plan.transfers = all ? ChainPlan::Transfers::All : ChainPlan::Transfers::Chosen;
        showState();
    });
    return box;
}

QString IndexPage::question() const
{
    return tr("What should be indexed?");
}

QString IndexPage::explanation() const
{
    return tr("You can add or remove tokens and contracts later without starting over.");
}

QString IndexPage::stepNote() const
{
    const ChainPlan& plan = m_context.plan;
    if (plan.whole)
        return tr("everything");
    QStringList parts;
    if (plan.registryCount() > 0)
        parts << tr("%n registries", nullptr, plan.registryCount());
    if (plan.transfers == ChainPlan::Transfers::All)
        parts << tr("all transfers");
    else if (plan.tickedTokens() > 0)
        parts << tr("%n tokens", nullptr, plan.tickedTokens());
    return format::list(parts);
}

QString IndexPage::footNote() const
{
    return m_context.plan.indexesSomething() ? QString() : tr("Choose at least one registry or token.");
}

bool IndexPage::isComplete() const
{
    if (!m_context.plan.indexesSomething())
        return false;
    if (!m_context.plan.registries)
        return true;
    return std::all_of(m_addresses.begin(), m_addresses.end(), [&](const Address& each) {
        const QString& text = m_context.plan.*each.where;
        return text.isEmpty() || looksLikeAddress(text);
    });
}

void IndexPage::enter()
{
    ChainPlan& plan = m_context.plan;
    m_registries->setChecked(plan.registries);
    for (const Address& each : m_addresses)
        each.field->setText(plan.*each.where);
    (plan.transfers == ChainPlan::Transfers::All ? m_all : m_chosen)->setChecked(true);
    renewTokens();
    showState();
}

bool IndexPage::leave()
{
    if (!m_newToken->text().trimmed().isEmpty() && m_reader->state() == TokenReader::State::Read)
        addToken();
    return isComplete();
}

/// Without preset tokens, most operators start by adding one; Enter in the empty field goes to the next page.
QWidget* IndexPage::firstField() const
{
    const ChainPlan& plan = m_context.plan;
    const bool wantsToken = plan.tokens.empty() && plan.transfers == ChainPlan::Transfers::Chosen;
    return wantsToken ? m_newToken : static_cast<QWidget*>(m_registries);
}

bool IndexPage::isChecking() const
{
    return m_reader->state() == TokenReader::State::Reading && m_addWhenRead;
}

bool IndexPage::takesEnter(QWidget* focus)
{
    if (focus != m_newToken || m_newToken->text().trimmed().isEmpty())
        return false;
    m_addWhenRead = m_reader->state() == TokenReader::State::Reading;
    addToken();
    return true;
}

void IndexPage::renewTokens()
{
    for (ElidedCheck* check : m_checks)
        delete check;
    m_checks.clear();
    for (size_t i = 0; i < m_context.plan.tokens.size(); ++i) {
        const ChainPlan::Token& token = m_context.plan.tokens[i];
        const QString decimals = token.decimals ? tr("%n decimals", nullptr, *token.decimals) : tr("decimals unknown");
        const QString symbol = token.symbol.isEmpty() ? tr("no symbol") : format::safe(token.symbol);
        const QString name = format::safe(token.name);
        const QString label = name.isEmpty() || name == symbol ? symbol : symbol + u"  "_s + name;
        auto* check =
            new ElidedCheck(label, u"  ·  %1  ·  %2…%3"_s.arg(decimals, token.address.left(8), token.address.right(4)));
        check->setAccessibleName(tr("Token %1").arg(symbol));
        check->setToolTip(plainTip(label + QLatin1Char('\n') + token.address));
        check->setChecked(token.ticked);
        m_tokens->addWidget(check);
        m_checks.push_back(check);
        connect(check, &QCheckBox::toggled, this, [this, i](bool on) {
            m_context.plan.tokens[i].ticked = on;
            showState();
        });
    }
}

void IndexPage::showState()
{
    if (m_reader->state() != TokenReader::State::Reading && std::exchange(m_addWhenRead, false) &&
        m_reader->state() == TokenReader::State::Read)
        return addToken();  // addToken() also updates the state
    const ChainPlan& plan = m_context.plan;
    m_addressBox->setEnabled(plan.registries);
    for (const Address& each : m_addresses) {
        const QString& text = plan.*each.where;
        const bool bad = plan.registries && !text.isEmpty() && !looksLikeAddress(text);
        setFieldCheck(each.field, bad ? FieldCheck::Refused : FieldCheck::None);
        each.note->setText(bad ? (looksLikeForeignAddress(text) ? tr("32 bytes: not an EVM address.")
                                                                : tr("0x and 40 hexadecimal digits"))
                               : QString());
    }
    m_price->setText(checkWords(plan));
    m_price->setVisible(!m_price->text().isEmpty());
    m_tokenBox->setEnabled(plan.transfers == ChainPlan::Transfers::Chosen);
    switch (m_reader->state()) {
        case TokenReader::State::Empty:
        case TokenReader::State::Incomplete:
            m_newTokenNote->clear(m_reader->sentence());
            break;
        case TokenReader::State::Reading:
            m_newTokenNote->setChecking(m_reader->sentence());
            break;
        case TokenReader::State::Read:
            m_newTokenNote->set(State::True, m_reader->sentence());
            break;
        case TokenReader::State::Failed:
            m_newTokenNote->set(State::Error, m_reader->sentence());
            break;
    }
    setFieldCheck(m_newToken, m_reader->state() == TokenReader::State::Failed ? FieldCheck::Refused : FieldCheck::None);
    m_addToken->setEnabled(m_reader->state() == TokenReader::State::Read);
    Q_EMIT changed();
}

void IndexPage::addToken()
{
    if (m_reader->state() != TokenReader::State::Read)
        return;
    const TokenInfo info = m_reader->token();
    auto& tokens = m_context.plan.tokens;
    const auto same = std::find_if(tokens.begin(), tokens.end(), [&](const ChainPlan::Token& token) {
        return token.address.compare(info.address, Qt::CaseInsensitive) == 0;
    });
    if (same == tokens.end())
        tokens.push_back({info.address, info.symbol, info.name, info.decimals, info.createdAt, true, false});
    else
        same->ticked = true;
    m_newToken->clear();
    renewTokens();
    showState();
    m_newToken->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
