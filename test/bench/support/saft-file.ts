import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * A SAF-T Financial file of 1.30 of at least so many bytes, as an accounting system indents it: vouchers of three lines over a
 * year, a sale or a purchase each, every one with tax on its first line.
 */
export function writeSaftFile(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  try {
    let written = writeSync(file, head);
    for (let voucher = 1; written < bytes; ) {
      const block: string[] = [];
      for (let each = 0; each < 500; each += 1, voucher += 1) block.push(transaction(voucher));
      written += writeSync(file, block.join(''));
    }
    writeSync(file, '\t\t</Journal>\n\t</GeneralLedgerEntries>\n</AuditFile>\n');
  } finally {
    closeSync(file);
  }
}

const code = (taxCode: string, standard: string, percentage: string): string => `			<TaxTableEntry>
				<TaxType>MVA</TaxType>
				<Description>Merverdiavgift</Description>
				<TaxCodeDetails>
					<TaxCode>${taxCode}</TaxCode>
					<TaxPercentage>${percentage}</TaxPercentage>
					<Country>NO</Country>
					<StandardTaxCode>${standard}</StandardTaxCode>
					<BaseRate>100</BaseRate>
				</TaxCodeDetails>
			</TaxTableEntry>
`;

const head = `<?xml version="1.0" encoding="UTF-8"?>
<AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO">
	<Header>
		<AuditFileVersion>1.30</AuditFileVersion>
		<Company>
			<RegistrationNumber>312480778</RegistrationNumber>
			<Name>Åsen Drift AS</Name>
		</Company>
		<DefaultCurrencyCode>NOK</DefaultCurrencyCode>
		<SelectionCriteria>
			<SelectionStartDate>2026-01-01</SelectionStartDate>
			<SelectionEndDate>2026-12-31</SelectionEndDate>
		</SelectionCriteria>
	</Header>
	<MasterFiles>
		<TaxTable>
${code('U25', '3', '25')}${code('U15', '31', '15')}${code('I25', '1', '25')}${code('I15', '11', '15')}		</TaxTable>
	</MasterFiles>
	<GeneralLedgerEntries>
		<Journal>
			<JournalID>1</JournalID>
			<Description>Hovedbok</Description>
			<Type>GL</Type>
`;

const kroner = (ore: number): string => `${Math.floor(ore / 100)}.${String(ore % 100).padStart(2, '0')}`;

function transaction(voucher: number): string {
  const month = String((voucher % 12) + 1).padStart(2, '0');
  const day = `2026-${month}-${String((voucher % 28) + 1).padStart(2, '0')}`;
  const isSale = voucher % 3 === 0;
  const rate = voucher % 5 === 0 ? 15 : 25;
  const base = ((voucher * 7_919) % 9_000_000) + 100;
  const tax = Math.floor((base * rate) / 100);
  const [own, other] = isSale ? ['Credit', 'Debit'] : ['Debit', 'Credit'];
  const line = (record: number, account: string, side: string, amount: number, more: string): string => `				<Line>
					<RecordID>${voucher}-${record}</RecordID>
					<AccountID>${account}</AccountID>
					<ValueDate>${day}</ValueDate>
					<SourceDocumentID>${voucher}</SourceDocumentID>
					<Description>${isSale ? 'Salg av øl og brus' : 'Kjøp av råvarer'} ${voucher}</Description>
					<${side}Amount>
						<Amount>${kroner(amount)}</Amount>
					</${side}Amount>
${more}				</Line>
`;
  const information = `					<TaxInformation>
						<TaxType>MVA</TaxType>
						<TaxCode>${isSale ? 'U' : 'I'}${rate}</TaxCode>
						<TaxPercentage>${rate}</TaxPercentage>
						<Country>NO</Country>
						<TaxBase>${kroner(base)}</TaxBase>
						<${own}TaxAmount>
							<Amount>${kroner(tax)}</Amount>
						</${own}TaxAmount>
					</TaxInformation>
`;
  return `			<Transaction>
				<TransactionID>${voucher}</TransactionID>
				<Period>${month}</Period>
				<PeriodYear>2026</PeriodYear>
				<TransactionDate>${day}</TransactionDate>
				<SourceID>Ada</SourceID>
				<Description>Bilag ${voucher}</Description>
				<SystemEntryDate>${day}</SystemEntryDate>
				<GLPostingDate>${day}</GLPostingDate>
${line(1, isSale ? '3000' : '4300', own ?? '', base, information)}${line(2, isSale ? '2700' : '2710', own ?? '', tax, '')}${line(3, isSale ? '1500' : '2400', other ?? '', base + tax, '')}			</Transaction>
`;
}
