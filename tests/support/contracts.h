// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <variant>
#include <vector>

namespace signalbox::test {

/// ABI encoding for the test contracts. An argument is a number or address (one word), dynamic bytes, or a list of
/// words.
struct AbiBytes {
    QByteArray data;
};
struct AbiWord {
    QByteArray word;  ///< 32 bytes
};
using AbiList = std::vector<AbiWord>;
using AbiTuple = std::vector<std::variant<AbiWord, AbiBytes, AbiList>>;
using AbiArgument = std::variant<AbiWord, AbiBytes, AbiList, AbiTuple>;

AbiWord number(quint64 value);
AbiWord signedNumber(qint64 value);
AbiWord address(const QString& hex);
AbiWord bytes32(const QByteArray& raw);  ///< padded on the right
AbiBytes text(const QByteArray& utf8);
QByteArray abiEncode(const std::vector<AbiArgument>& arguments);

/// Compiled by solc from tests/support/contracts into the build tree.
struct Contract {
    QByteArray bytecode;
    QByteArray call(const char* signature,
                    const std::vector<AbiArgument>& arguments = {}) const;  ///< selector + arguments
    QHash<QString, QByteArray> selectors;
};
const Contract& contract(const QString& name);  ///< throws std::runtime_error if it is missing

}  // namespace signalbox::test
