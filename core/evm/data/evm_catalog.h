// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "signalbox/literals.h"

namespace signalbox::evm {

/// The tables for rows of EVM chains: resources/catalog/eip155.json. SchemaMaker and the migrations create them.
const catalog::Catalog& evmCatalog();

inline const QString blocksEntity = u"blocks"_s;
inline const QString transfersEntity = u"transfers"_s;
inline const QString balanceEventsEntity = u"balance_events"_s;
inline const QString eventsEntity = u"events"_s;  ///< erc8004.events

/// The entity's columns in the order of its rows, for COPY and SELECT.
QByteArray columnList(const QString& entity);

}  // namespace signalbox::evm
