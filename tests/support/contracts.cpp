// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/contracts.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <stdexcept>

#include "signalbox/literals.h"
#include "support/places.h"

namespace signalbox::test {

namespace {

QByteArray padded(QByteArray bytes)
{
    if (bytes.size() % 32 != 0)
        bytes.append(32 - bytes.size() % 32, '\0');
    return bytes;
}

template <class Argument>
QByteArray encode(const std::vector<Argument>& arguments);

struct Encoded {
    QByteArray bytes;
    bool dynamic;
};

struct EncodeOne {
    Encoded operator()(const AbiWord& word) const { return {word.word, false}; }
    Encoded operator()(const AbiBytes& bytes) const
    {
        return {number(quint64(bytes.data.size())).word + padded(bytes.data), true};
    }
    Encoded operator()(const AbiList& list) const
    {
        QByteArray out = number(list.size()).word;
        for (const auto& item : list)
            out += item.word;
        return {out, true};
    }
    Encoded operator()(const AbiTuple& tuple) const { return {encode(tuple), true}; }
};

template <class Argument>
QByteArray encode(const std::vector<Argument>& arguments)
{
    QByteArray head;
    QByteArray tail;
    for (const auto& argument : arguments) {
        const Encoded one = std::visit(EncodeOne{}, argument);
        if (one.dynamic) {
            head += number(quint64(arguments.size() * 32 + size_t(tail.size()))).word;
            tail += one.bytes;
        } else {
            head += one.bytes;
        }
    }
    return head + tail;
}

QHash<QString, Contract> loadAll()
{
    QFile file(signalbox::test::buildFile(u"node/contracts.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("build/…/node/contracts.json is missing: build the target node_tools");
    QHash<QString, Contract> all;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonObject made = it->toObject();
        Contract contract;
        contract.bytecode = QByteArray::fromHex(made.value(u"bytecode").toString().mid(2).toLatin1());
        const QJsonObject selectors = made.value(u"selectors").toObject();
        for (auto s = selectors.begin(); s != selectors.end(); ++s)
            contract.selectors.insert(s.key(), QByteArray::fromHex(s->toString().mid(2).toLatin1()));
        all.insert(it.key(), contract);
    }
    return all;
}

}  // namespace

AbiWord number(quint64 value)
{
    QByteArray word(32, '\0');
    for (int i = 0; i < 8; ++i)
        word[31 - i] = char(value >> (8 * i));
    return {word};
}

AbiWord signedNumber(qint64 value)
{
    AbiWord word = number(quint64(value));
    if (value < 0)
        word.word.replace(0, 24, QByteArray(24, '\xff'));
    return word;
}

AbiWord address(const QString& hex)
{
    return {QByteArray(12, '\0') + QByteArray::fromHex(hex.mid(2).toLatin1())};
}

AbiWord bytes32(const QByteArray& raw)
{
    return {padded(raw.isEmpty() ? QByteArray(32, '\0') : raw)};
}

AbiBytes text(const QByteArray& utf8)
{
    return {utf8};
}

QByteArray abiEncode(const std::vector<AbiArgument>& arguments)
{
    return encode(arguments);
}

QByteArray Contract::call(const char* signature, const std::vector<AbiArgument>& arguments) const
{
    const QByteArray selector = selectors.value(QString::fromLatin1(signature));
    if (selector.isEmpty())
        throw std::runtime_error(std::string("no function ") + signature);
    return selector + encode(arguments);
}

const Contract& contract(const QString& name)
{
    static const QHash<QString, Contract> all = loadAll();
    const auto it = all.find(name);
    if (it == all.end())
        throw std::runtime_error("no contract " + name.toStdString());
    return *it;
}

}  // namespace signalbox::test
